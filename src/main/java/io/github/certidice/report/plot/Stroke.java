package io.github.certidice.report.plot;

/** How a curve or a reference line is drawn. */
public enum Stroke {
    SOLID("solid"),
    DASHED("dashed"),
    DOTTED("dotted");

    private final String lineType;

    Stroke(String lineType) {
        this.lineType = lineType;
    }

    String lineType() {
        return lineType;
    }
}
