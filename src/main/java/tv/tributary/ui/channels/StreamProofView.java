package tv.tributary.ui.channels;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tv.tributary.health.StreamPictures.StreamPicture;
import tv.tributary.health.StreamVerdict;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CoverPicture;
import tv.tributary.ui.control.LogoImages;

/// What a stream showed last, small, with what was found of it and when.
final class StreamProofView extends HBox {
    private static final double WIDTH = 128;
    private static final double HEIGHT = 72;

    StreamProofView(StreamPicture picture, StreamVerdict verdict, LogoImages pictures) {
        getStyleClass().add("stream-proof");
        setAlignment(Pos.CENTER_LEFT);
        var image = new CoverPicture(pictures);
        image.setMinSize(WIDTH, HEIGHT);
        image.setMaxSize(WIDTH, HEIGHT);
        image.show(picture.key());
        var found = new Label(Messages.of(verdict));
        found.getStyleClass().addAll("quality-mark", verdict == StreamVerdict.FINE ? "seen" : "promised");
        found.setMinWidth(USE_PREF_SIZE);
        var when = new Label(Messages.of("channels.proof.when", Units.ago(picture.at(), Instant.now())));
        when.getStyleClass().add("ranked-why");
        when.setWrapText(true);
        when.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(found, when);
        words.setMinWidth(0);
        setAccessibleText(found.getText() + ", " + when.getText());
        getChildren().setAll(image, words);
    }
}
