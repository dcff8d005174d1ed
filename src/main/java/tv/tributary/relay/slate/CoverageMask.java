package tv.tributary.relay.slate;

import tv.tributary.relay.slate.GlyphOutlines.Letter;

/// An anti-aliased mask: how much of each pixel is covered. A pixel stores the change of coverage from the pixel to its
/// left, so that a closed outline needs only its own edges.
final class CoverageMask {
    private static final int CURVE_STEPS = 8;

    private final int width;
    private final int height;
    private final float[] change;

    CoverageMask(int width, int height) {
        this.width = width;
        this.height = height;
        this.change = new float[width * height + 2];
    }

    /// Draws drawable text from `x` on, standing on the line `y`.
    void text(GlyphOutlines glyphOutlines, String text, float size, float x, float y) {
        float at = x;
        for (int code : text.codePoints().toArray()) {
            var letter = glyphOutlines.of(code);
            shape(letter.shape, size, at, y);
            at += letter.advance * size;
        }
    }

    /// Draws a disc.
    void disc(float x, float y, float radius) {
        int corners = 32;
        for (int i = 0; i < corners; i++) {
            double a = 2 * Math.PI * i / corners;
            double b = 2 * Math.PI * (i + 1) / corners;
            edge(
                    x + radius * (float) Math.cos(a),
                    y + radius * (float) Math.sin(a),
                    x + radius * (float) Math.cos(b),
                    y + radius * (float) Math.sin(b));
        }
    }

    private void shape(float[] shape, float size, float left, float base) {
        float x = 0;
        float y = 0;
        for (int p = 0; p < shape.length; ) {
            float kind = shape[p];
            int last = kind == Letter.CURVE ? p + 3 : p + 1;
            float toX = left + shape[last] * size;
            float toY = base + shape[last + 1] * size;
            if (kind == Letter.LINE) edge(x, y, toX, toY);
            if (kind == Letter.CURVE) {
                curve(x, y, left + shape[p + 1] * size, base + shape[p + 2] * size, toX, toY);
            }
            x = toX;
            y = toY;
            p = last + 2;
        }
    }

    private void curve(float x, float y, float bendX, float bendY, float toX, float toY) {
        float fromX = x;
        float fromY = y;
        for (int i = 1; i <= CURVE_STEPS; i++) {
            float t = (float) i / CURVE_STEPS;
            float nextX = (1 - t) * (1 - t) * x + 2 * t * (1 - t) * bendX + t * t * toX;
            float nextY = (1 - t) * (1 - t) * y + 2 * t * (1 - t) * bendY + t * t * toY;
            edge(fromX, fromY, nextX, nextY);
            fromX = nextX;
            fromY = nextY;
        }
    }

    /// Everything right of the edge is covered, or uncovered if the edge runs upwards.
    private void edge(float x, float y, float toX, float toY) {
        boolean down = y < toY;
        float topX = down ? x : toX;
        float top = down ? y : toY;
        float bottom = down ? toY : y;
        float slope = y == toY ? 0 : (toX - x) / (toY - y);
        for (int row = Math.max(0, (int) top); row < bottom && row < height; row++) {
            float from = Math.max(row, top);
            float to = Math.min(row + 1, bottom);
            if (to <= from) continue;
            span(row, topX + (from - top) * slope, topX + (to - top) * slope, down ? to - from : from - to);
        }
    }

    /// Within one row an edge runs from `a` to `b`; `cover` is its height there, signed. Each pixel it touches gets the
    /// share that lies right of it.
    private void span(int row, float a, float b, float cover) {
        float left = Math.clamp(Math.min(a, b), 0, width - 1);
        float right = Math.clamp(Math.max(a, b), 0, width - 1);
        int at = row * width;
        float before = 0;
        for (int column = (int) left; column <= (int) right; column++) {
            float covered = cover * share(column, left, right);
            change[at + column] += covered - before;
            before = covered;
        }
        change[at + (int) right + 1] += cover - before;
    }

    /// The share of a pixel right of an edge that crosses the row evenly between `left` and `right`.
    private static float share(int column, float left, float right) {
        if (right - left < 1e-4f) return column + 1 - left;
        float from = Math.max(left, column);
        float to = Math.min(right, column + 1);
        float crossed = (to - from) / (right - left) * (column + 1 - (from + to) / 2);
        return crossed + (from - left) / (right - left);
    }

    /// Coverage of each pixel, row by row, 0 to 1.
    float[] coverage() {
        var covered = new float[width * height];
        for (int row = 0; row < height; row++) {
            float sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                sum += change[i];
                covered[i] = Math.min(1, Math.abs(sum));
            }
        }
        return covered;
    }
}
