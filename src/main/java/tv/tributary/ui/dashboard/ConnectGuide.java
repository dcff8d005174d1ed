package tv.tributary.ui.dashboard;

import atlantafx.base.theme.Styles;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.fx.StreamAddressActions;

/// Instructions to connect a device: the playlist's URL and QR code, as MPEG-TS or HLS, and where to enter it.
final class ConnectGuide extends HBox {
    private final ToggleButton stream = form("dashboard.connect.stream", Styles.LEFT_PILL);
    private final ToggleButton hls = form("dashboard.connect.hls", Styles.RIGHT_PILL);

    ConnectGuide(ReadOnlyStringProperty playlist) {
        getStyleClass().add("connect-guide");
        setAlignment(Pos.CENTER);
        var address = new ReadOnlyStringWrapper();
        address.bind(Bindings.createStringBinding(
                () -> hls.isSelected() ? StreamAddressActions.hlsPlaylist(playlist.get()) : playlist.get(),
                playlist,
                hls.selectedProperty()));
        var code = new QrCode(Messages.of("dashboard.connect.code"));
        address.subscribe(code::show);
        var title = new Label(Messages.of("dashboard.connect.title"));
        title.getStyleClass().add("card-title");
        var words = new VBox(
                title,
                forms(),
                new CopyField(Messages.of("dashboard.connect.title"), address.getReadOnlyProperty()),
                line("Kodi", "dashboard.connect.kodi"),
                line("VLC", "dashboard.connect.vlc"),
                line("TiviMate", "dashboard.connect.tivimate"));
        words.getStyleClass().add("connect-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(code, words);
    }

    /// One of the two is always chosen.
    private Node forms() {
        var group = new ToggleGroup();
        stream.setToggleGroup(group);
        hls.setToggleGroup(group);
        stream.setSelected(true);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) group.selectToggle(before);
        });
        var hint = new Label();
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.textProperty()
                .bind(hls.selectedProperty()
                        .map(chosen ->
                                Messages.of(chosen ? "dashboard.connect.hls.hint" : "dashboard.connect.stream.hint")));
        var forms = new HBox(stream, hls);
        forms.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(forms, hint);
        line.getStyleClass().add("connect-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static ToggleButton form(String key, String place) {
        var form = new ToggleButton(Messages.of(key));
        form.getStyleClass().addAll(place, Styles.SMALL);
        form.setMinWidth(USE_PREF_SIZE);
        form.setTooltip(new Tooltip(Messages.of(key + ".hint")));
        return form;
    }

    private static Node line(String player, String wordsKey) {
        var name = new Label(player);
        name.getStyleClass().add("connect-player");
        name.setMinWidth(USE_PREF_SIZE);
        var words = new Label(Messages.of(wordsKey));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var line = new HBox(name, words);
        line.getStyleClass().add("connect-line");
        return line;
    }

    /// A QR code that scales with the space it gets; always dark on light, as cameras want it.
    private static final class QrCode extends Region {
        /// The empty border in modules; the standard asks for four.
        private static final int QUIET = 4;

        private final Path ink = new Path();
        private int modules = 1;

        /// @param name what it leads to, for screen readers
        QrCode(String name) {
            getStyleClass().add("qr-code");
            ink.getStyleClass().add("qr-ink");
            ink.setManaged(false);
            getChildren().add(ink);
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            setAccessibleText(name);
        }

        /// Shows nothing for an empty text.
        void show(String text) {
            ink.getElements().clear();
            if (!text.isEmpty()) draw(encode(text));
            requestLayout();
        }

        private static BitMatrix encode(String text) {
            try {
                return new QRCodeWriter()
                        .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
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
}
