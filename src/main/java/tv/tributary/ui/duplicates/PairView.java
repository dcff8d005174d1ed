package tv.tributary.ui.duplicates;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.review.Question;
import tv.tributary.catalog.review.Question.Line;
import tv.tributary.catalog.review.Question.Side;
import tv.tributary.identity.name.PictureQuality;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The two sides of a question with what their streams say of themselves, how sure the answer is, and why it is asked.
final class PairView extends VBox {
    /// So many streams of a side are shown.
    private static final int LINES = 4;

    private final DuplicatesModel model;
    private final LogoImages logos;

    PairView(DuplicatesModel model, LogoImages logos) {
        this.model = model;
        this.logos = logos;
        getStyleClass().add("pair");
    }

    void show(Optional<Question> question) {
        getChildren().setAll(question.stream().flatMap(this::parts).toList());
    }

    private Stream<Node> parts(Question question) {
        var isJoin = question.kind().isJoin();
        var both = new GridPane();
        both.addRow(
                0,
                side(question.one(), isJoin ? "" : Messages.of("duplicates.stay")),
                side(question.other(), isJoin ? "" : Messages.of("duplicates.go")));
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        both.getColumnConstraints().setAll(half, half);
        both.getStyleClass().add("pair-channels");
        var heading = new Label(Messages.of(isJoin ? "duplicates.why" : "duplicates.why-two", question.sureness()));
        heading.getStyleClass().add("pair-heading");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
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

    private Node side(Side side, String role) {
        var badge = new LogoBadge(logos);
        badge.setMinWidth(USE_PREF_SIZE);
        badge.show(side.name(), side.logo());
        var name = new Hyperlink(side.name());
        name.getStyleClass().add("pair-name");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.setMinWidth(0);
        name.setOnAction(_ -> model.show(side.channel()));
        var head = new HBox(badge, name);
        head.getStyleClass().add("pair-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var facts = new VBox(head);
        if (!role.isEmpty()) facts.getChildren().add(fact(role));
        side.streams().stream().limit(LINES).map(PairView::line).forEach(facts.getChildren()::add);
        var more = side.streams().size() - LINES;
        if (more > 0) facts.getChildren().add(fact(Messages.of("duplicates.more-streams", more)));
        facts.getStyleClass().add("pair-channel");
        facts.setAlignment(Pos.TOP_LEFT);
        facts.setMinWidth(0);
        return facts;
    }

    /// The name as the list has it, and below what else it says.
    private static Node line(Line line) {
        var name = new Label(line.name());
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        var group = line.group().isBlank() ? Messages.of("duplicates.no-group") : line.group();
        var guide = line.guideId().isBlank() ? "" : Messages.of("duplicates.guide", line.guideId());
        var quality =
                line.quality() == PictureQuality.UNKNOWN ? "" : line.quality().name();
        var rest = Stream.of(line.provider(), group, quality, guide)
                .filter(part -> !part.isEmpty())
                .toList();
        var stream = new VBox(name, fact(String.join(" · ", rest)));
        stream.getStyleClass().add("pair-stream");
        return stream;
    }

    private static Label fact(String words) {
        var fact = new Label(words);
        fact.getStyleClass().add("pair-fact");
        fact.setWrapText(true);
        fact.setMinHeight(USE_PREF_SIZE);
        return fact;
    }
}
