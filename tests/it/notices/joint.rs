//! Parts of a check that look at one entry are judged together.
