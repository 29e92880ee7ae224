package io.github.certidice.report.plot;

/**
 * The inks of a plot: the Okabe-Ito palette, which colour-blind readers can tell apart, without its yellow and black, which
 * vanish on a light and on a dark page, and {@link #NEUTRAL}, which is the colour of the page's text.
 */
public enum Colour {
    BLUE("#0072B2"),
    VERMILLION("#D55E00"),
    GREEN("#009E73"),
    PURPLE("#CC79A7"),
    ORANGE("#E69F00"),
    SKY("#56B4E9"),
    NEUTRAL("#010203");

    private static final int SERIES_COLOURS = 6;

    private final String hex;

    Colour(String hex) {
        this.hex = hex;
    }

    /** The colour of the series with this number; the seventh series starts over. */
    static Colour ofSeries(int index) {
        return values()[index % SERIES_COLOURS];
    }

    /** The colour that the drawing library is given; {@link SvgCleaner} turns the neutral one into the text's colour. */
    String hex() {
        return hex;
    }
}
