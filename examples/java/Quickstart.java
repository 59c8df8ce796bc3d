// The C interface from Java, by JNA: who said what, in UTF-16 units, so that text.substring() takes the places.
// SPDX-License-Identifier: Apache-2.0
//
// java -Dfile.encoding=UTF-8 -cp jna.jar -Djna.library.path=FOLDER Quickstart.java, with the folder of libinquit_c.so. For machines
// of 64 bits.
import com.sun.jna.*;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class Quickstart {
  @FieldOrder({"structSize", "repairUtf8", "singleQuotes", "offsets", "maxBytes", "parallel", "parallelContext"})
  public static class Options extends Structure {
    public long structSize;
    public int repairUtf8, singleQuotes, offsets;
    public long maxBytes;
    public Pointer parallel, parallelContext;
  }

  @FieldOrder({"structSize", "content", "contentCount", "cue", "source", "kind", "reason", "confidence", "speakerConfidence", "speaker"})
  public static class Attribution extends Structure {
    public long structSize = size();
    public Pointer content;
    public long contentCount;
    public Pointer cue, source;
    public int kind, reason;
    public double confidence, speakerConfidence;
    public long speaker;
  }

  @FieldOrder({"structSize", "id", "name", "nameSize", "type", "gender", "genderEvidence", "mentions", "mentionCount", "role"})
  public static class Speaker extends Structure {
    public long structSize = size();
    public Pointer id, name;
    public long nameSize;
    public int type, gender, genderEvidence;
    public Pointer mentions;
    public long mentionCount;
    public Pointer role;
  }

  public interface Inquit extends Library {
    int OK = 0, OFFSETS_UTF16 = 2;
    String inquit_kind_name(int kind);
    String inquit_error_message(Pointer error);
    void inquit_error_free(Pointer error);
    int inquit_options_init(Options options, long size);
    int inquit_extractor_new(Options options, Pointer model, PointerByReference extractor, PointerByReference error);
    int inquit_extractor_extract(Pointer extractor, byte[] text, long size, Pointer entities, long entityCount,
        PointerByReference document, PointerByReference error);
    void inquit_extractor_free(Pointer extractor);
    int inquit_document_attribution(Pointer document, long index, Attribution attribution);
    int inquit_document_speaker(Pointer document, long index, Speaker speaker);
    void inquit_document_free(Pointer document);
  }

  static final Inquit inquit =
      Native.load("inquit_c", Inquit.class, java.util.Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

  // What a call made, or else the exception that its error says.
  static Pointer made(int code, PointerByReference made, PointerByReference error) {
    if (code == Inquit.OK) return made.getValue();
    String message = inquit.inquit_error_message(error.getValue());
    inquit.inquit_error_free(error.getValue());
    throw new IllegalArgumentException(message);
  }

  static void print(PrintStream out, String text, Pointer document) {
    Attribution a = new Attribution();
    Speaker speaker = new Speaker();
    for (long i = 0; inquit.inquit_document_attribution(document, i, a) == Inquit.OK; ++i) {
      if (inquit.inquit_document_speaker(document, a.speaker, speaker) != Inquit.OK) continue;  // nobody is known
      String name = new String(speaker.name.getByteArray(0, (int) speaker.nameSize), StandardCharsets.UTF_8);
      out.printf("%s (%s):", name, inquit.inquit_kind_name(a.kind));
      for (int piece = 0; piece < a.contentCount; ++piece) {
        long[] places = a.content.getLongArray(16L * piece, 2);
        out.printf(" %s", text.substring((int) places[0], (int) places[1]));
      }
      out.println();
    }
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    PointerByReference made = new PointerByReference();
    PointerByReference error = new PointerByReference();
    Options options = new Options();
    inquit.inquit_options_init(options, options.size());
    options.offsets = Inquit.OFFSETS_UTF16;
    Pointer extractor = made(inquit.inquit_extractor_new(options, null, made, error), made, error);

    String text = "🎻 “The café stays open,” said Zoë Lindqvist. She added that the bread was gone.";
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Pointer document = made(inquit.inquit_extractor_extract(extractor, utf8, utf8.length, null, 0, made, error), made, error);
    inquit.inquit_extractor_free(extractor);  // the document needs it no more
    print(out, text, document);
    inquit.inquit_document_free(document);
  }
}
