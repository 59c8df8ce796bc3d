# The trainer of inquit's taggers. See tools/train/README.md.
# SPDX-License-Identifier: Apache-2.0
