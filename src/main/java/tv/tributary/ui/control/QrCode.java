package tv.tributary.ui.control;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/// A QR code that scales with the space it gets; always dark on light, as cameras want it.
public final class QrCode extends Region {
    /// The empty border in modules; the standard asks for four.
    private static final int QUIET = 4;

    private final Path ink = new Path();
    private int modules = 1;

    /// @param name what it leads to, for screen readers
    public QrCode(String name) {
        getStyleClass().add("qr-code");
        ink.getStyleClass().add("qr-ink");
        ink.setManaged(false);
        getChildren().add(ink);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
    }

    /// Shows nothing for an empty text.
    public void show(String text) {
        ink.getElements().clear();
        if (!text.isEmpty()) draw(encode(text));
        requestLayout();
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " letters", e);
        }
    }

    /// Runs of dark modules become one rectangle each, a module being one unit wide; layout scales them.
    private void draw(BitMatrix code) {
        modules = code.getWidth();
        for (var y = 0; y < code.getHeight(); y++) {
            for (var x = 0; x < modules; x++) {
                if (!code.get(x, y)) continue;
                var from = x;
                while (x < modules && code.get(x, y)) x++;
                ink.getElements()
                        .addAll(
                                new MoveTo(from, y),
                                new HLineTo(x),
                                new VLineTo(y + 1),
                                new HLineTo(from),
                                new ClosePath());
            }
        }
    }

    @Override
    protected void layoutChildren() {
        // Whole pixels per module keep the edges sharp.
        var scale = Math.max(1, Math.floor(Math.min(getWidth(), getHeight()) / modules));
        ink.setScaleX(scale);
        ink.setScaleY(scale);
        var bounds = ink.getLayoutBounds();
        ink.relocate(
                Math.rint((getWidth() - bounds.getWidth()) / 2), Math.rint((getHeight() - bounds.getHeight()) / 2));
    }
}
