"""What every chart is drawn with."""
