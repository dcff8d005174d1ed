package tv.tributary.ui.preview;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The channel that plays: its logo, number and name, and how it is now.
final class PlayerHeading extends HBox {
    private final PreviewModel player;
    private final Label title = new Label();
    private final Label state = new Label();
    private final LogoBadge logo;

    PlayerHeading(PreviewModel player, LogoImages logos) {
        this.player = player;
        this.logo = new LogoBadge(logos);
        createView();
    }

    private void createView() {
        getStyleClass().add("player-heading");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("player-title");
        state.getStyleClass().add("player-state");
        state.textProperty().bind(Bindings.createStringBinding(this::stateWords, player.state, player.target));
        var words = new VBox(title, state);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        getChildren().setAll(logo, words);
        player.target.subscribe(target -> target.ifPresent(this::show));
    }

    private void show(PreviewTarget target) {
        var channel = target.channel();
        title.setText(Stream.of(channel.number(), target.title())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  ")));
        logo.show(channel.name(), channel.logo());
    }

    /// A single stream says whose it is.
    private String stateWords() {
        var words = Messages.of(player.state.get());
        return player.target
                .get()
                .filter(target -> target.source().isPresent())
                .map(target ->
                        Messages.of("preview.stream-of", words, target.channel().name()))
                .orElse(words);
    }
}
