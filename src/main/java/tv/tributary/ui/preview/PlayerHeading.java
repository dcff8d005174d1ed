package tv.tributary.ui.preview;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tv.tributary.model.Channel;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The channel that plays: its logo, number and name, and how it is now.
final class PlayerHeading extends HBox {
    private final PreviewModel player;
    private final Label title = new Label();
    private final Label state = new Label();
    private final LogoBadge logo;

    /// @param programmes of the channel that plays; empty to tell none
    PlayerHeading(PreviewModel player, Optional<ProgrammeModel> programmes, LogoImages logos) {
        this.player = player;
        this.logo = new LogoBadge(logos);
        createView(programmes);
    }

    private void createView(Optional<ProgrammeModel> programmes) {
        getStyleClass().add("player-heading");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("player-title");
        state.getStyleClass().add("player-state");
        state.setMinWidth(USE_PREF_SIZE);
        state.textProperty()
                .bind(Bindings.createStringBinding(this::stateWords, player.state, player.target, player.back));
        var words = new VBox(title, state);
        programmes.ifPresent(model -> words.getChildren().add(1, createProgramme(model)));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        getChildren().setAll(logo, words);
        player.target.subscribe(target -> target.ifPresent(this::show));
    }

    private static Label createProgramme(ProgrammeModel model) {
        var programme = new Label();
        programme.getStyleClass().add("player-programme");
        programme
                .textProperty()
                .bind(Bindings.createStringBinding(() -> model.now().orElse(""), model.coming));
        programme.managedProperty().bind(programme.textProperty().isNotEmpty());
        return programme;
    }

    private void show(PreviewTarget target) {
        title.setText(Stream.of(target.channel().map(Channel::number).orElse(""), target.title())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  ")));
        logo.show(target.channel().map(Channel::name).orElse(target.title()), target.artwork());
    }

    /// A single stream says whose it is.
    private String stateWords() {
        var words = player.back.get() == 0
                ? Messages.of(player.state.get())
                : Messages.of("preview.back", Messages.of(player.state.get()), player.back.get());
        return player.target
                .get()
                .filter(target -> target.source().isPresent())
                .flatMap(PreviewTarget::channel)
                .map(channel -> Messages.of("preview.stream-of", words, channel.name()))
                .orElse(words);
    }
}
