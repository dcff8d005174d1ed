package tv.tributary.ui.channels;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.model.Channel;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyMenu;
import tv.tributary.ui.control.GuideShiftField;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.preview.Preview;

/// One channel: its properties, actions, and its streams in the order they are tried.
final class ChannelDetailPane extends VBox {
    private final ChannelsModel model;
    private final Preview preview;
    private final ChannelEdits edits;
    private final StreamBlockActions streamBlockActions;
    private final LogoImages logos;
    private final StreamTests tests;
    private Optional<StreamList> streams = Optional.empty();

    ChannelDetailPane(
            ChannelsModel model,
            Preview preview,
            ChannelEdits edits,
            StreamBlockActions streamBlockActions,
            LogoImages logos,
            StreamTests tests) {
        this.model = model;
        this.preview = preview;
        this.edits = edits;
        this.streamBlockActions = streamBlockActions;
        this.logos = logos;
        this.tests = tests;
        createView();
    }

    private void createView() {
        getStyleClass().add("channel-detail");
        model.detail.subscribe(this::show);
        tests.trials.subscribe(trials -> streams.ifPresent(list -> list.show(trials)));
    }

    /// Rebuilds everything; the focus stays where it was.
    private void show(Optional<ChannelDetail> detail) {
        var focused = Optional.ofNullable(getScene())
                .map(Scene::getFocusOwner)
                .map(Node::getId)
                .filter(id -> lookup("#" + id) != null);
        streams = detail.map(it -> new StreamList(it, preview, edits, streamBlockActions, tests));
        getChildren()
                .setAll(detail.map(this::createDetail)
                        .orElseGet(this::createNothing)
                        .toList());
        focused.map(id -> lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private Stream<Node> createNothing() {
        var icon = new FontIcon("mdi2t-television-classic");
        icon.getStyleClass().add("detail-nothing-icon");
        var words = new Label(Messages.of("channels.detail.nothing"), icon);
        words.getStyleClass().add("detail-nothing");
        words.setContentDisplay(ContentDisplay.TOP);
        words.setWrapText(true);
        words.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setVgrow(words, Priority.ALWAYS);
        return Stream.of(words);
    }

    private Stream<Node> createDetail(ChannelDetail detail) {
        return Stream.concat(
                Stream.of(createHead(detail.channel()), createActions(detail.channel())), streams.stream());
    }

    private Node createHead(Channel channel) {
        var badge = new LogoBadge(logos);
        badge.getStyleClass().add("large");
        badge.show(channel.name(), channel.logo());
        var name = new Label(channel.name());
        name.getStyleClass().add("detail-name");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        var facts = new Label(Stream.of(
                        channel.number().isEmpty() ? "" : Messages.of("channels.detail.number", channel.number()),
                        channel.group())
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining("  ·  ")));
        facts.getStyleClass().add("detail-facts");
        facts.setWrapText(true);
        var words = new VBox(name, facts);
        words.getStyleClass().add("detail-words");
        if (model.guides.isPresent() || !channel.guideId().isEmpty())
            words.getChildren().add(createGuide(channel));
        var head = new HBox(badge, words);
        head.getStyleClass().add("detail-head");
        return head;
    }

    /// Which guide it has, and the way to choose another one.
    private Node createGuide(Channel channel) {
        var words = new Label(channel.guideId(), new FontIcon("mdi2c-calendar-text-outline"));
        words.getStyleClass().add("detail-facts");
        words.setWrapText(true);
        if (model.guides.isEmpty()) return words;
        var guides = model.guides.get();
        var shift = new GuideShiftField(typed -> edits.shiftGuides(guides, List.of(channel.id()), typed));
        shift.setId("detail-shift");
        guides.tell(channel.id(), told -> {
            words.setText(told.words());
            shift.show(told.shift());
        });
        var change = new Hyperlink(Messages.of("channels.detail.change-guide"));
        change.setId("detail-guide");
        change.setMinWidth(USE_PREF_SIZE);
        change.setOnAction(_ -> guides.onChange().accept(channel));
        var line = new HBox(8, words, change);
        line.setAlignment(Pos.CENTER_LEFT);
        var label = new Label(Messages.of("guide-shift.label"));
        label.getStyleClass().add("detail-facts");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(shift);
        var shiftLine = new HBox(8, label, shift);
        shiftLine.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, line, shiftLine);
    }

    private Node createActions(Channel channel) {
        var play = new Button(Messages.of("action.play"), new FontIcon("mdi2p-play"));
        play.setId("detail-play");
        play.getStyleClass().add(Styles.ACCENT);
        play.setOnAction(_ -> preview.play(channel));
        var streamAddressActions = preview.sharing();
        var copy = new CopyMenu(
                () -> streamAddressActions.copyStream(channel.id()), () -> streamAddressActions.copyHls(channel.id()));
        copy.setId("detail-copy");
        var browser = icon("mdi2w-web", "sharing.open");
        browser.setOnAction(_ -> streamAddressActions.openInBrowser(channel.id()));
        var external = icon("mdi2o-open-in-new", "preview.external");
        external.setOnAction(_ -> preview.openExternally(channel));
        play.setMinWidth(USE_PREF_SIZE);
        var actions = new FlowPane(play, copy, browser, external);
        actions.getStyleClass().add("detail-actions");
        actions.setAlignment(Pos.CENTER_LEFT);
        return actions;
    }

    private static Button icon(String icon, String words) {
        var button = new Button("", new FontIcon(icon));
        button.setId(words.replace('.', '-'));
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setAccessibleText(Messages.of(words));
        button.setTooltip(new Tooltip(Messages.of(words)));
        return button;
    }
}
