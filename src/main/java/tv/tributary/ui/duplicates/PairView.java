package tv.tributary.ui.duplicates;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.edit.MergeReview.ProviderShare;
import tv.tributary.catalog.edit.MergeReview.Question;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;

/// Two channels side by side with the probability that they are the same, and the evidence.
final class PairView extends VBox {
    private final DuplicatesModel model;

    PairView(DuplicatesModel model) {
        this.model = model;
        getStyleClass().add("pair");
    }

    void show(Optional<Question> question) {
        getChildren().setAll(question.stream().flatMap(this::parts).toList());
    }

    private Stream<Node> parts(Question question) {
        var both = new GridPane();
        both.addRow(0, channel(question.channel()), channel(question.other()));
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        both.getColumnConstraints().setAll(half, half);
        both.getStyleClass().add("pair-channels");
        var heading = new Label(Messages.of("duplicates.why", question.sureness()));
        heading.getStyleClass().add("pair-heading");
        var sureness = new ProgressBar(question.sureness() / 100.0);
        sureness.getStyleClass().add("pair-sureness");
        sureness.setMaxWidth(Double.MAX_VALUE);
        sureness.setMinHeight(USE_PREF_SIZE);
        var why = new Label(question.words());
        why.getStyleClass().add("pair-why");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        return Stream.of(both, heading, sureness, why);
    }

    private Node channel(ChannelRow row) {
        var channel = row.channel();
        var name = new Hyperlink(channel.name());
        name.getStyleClass().add("pair-name");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.setOnAction(_ -> model.show(row));
        var facts = new VBox(
                name,
                fact(channel.group().isEmpty() ? Messages.of("duplicates.no-group") : channel.group()),
                fact(Messages.of("duplicates.streams-from", row.sources(), providers(row))));
        if (!channel.number().isEmpty())
            facts.getChildren().add(fact(Messages.of("duplicates.number", channel.number())));
        if (!channel.guideId().isEmpty())
            facts.getChildren().add(fact(Messages.of("duplicates.guide", channel.guideId())));
        facts.getStyleClass().add("pair-channel");
        facts.setAlignment(Pos.TOP_LEFT);
        facts.setMinWidth(0);
        return facts;
    }

    private static Label fact(String words) {
        var fact = new Label(words);
        fact.getStyleClass().add("pair-fact");
        fact.setWrapText(true);
        fact.setMinHeight(USE_PREF_SIZE);
        return fact;
    }

    private String providers(ChannelRow row) {
        return model.figures.get().stream()
                .flatMap(figures -> figures.providers().stream())
                .filter(share -> row.providers().contains(share.provider()))
                .map(ProviderShare::name)
                .collect(Collectors.joining(", "));
    }
}
