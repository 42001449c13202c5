"""One household, repair, delivery or report at a time, read and written by those who may."""
