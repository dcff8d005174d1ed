package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.health.TestState;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.StreamBlockActions;

/// One stream of a channel: its place, its provider, its promised and measured quality, and why it belongs to the
/// channel.
final class RankedSourceView extends HBox {
    /// The list it stands in.
    interface Line {
        int size();

        /// Puts the stream at `from` where `to` is; both from 0.
        void move(int from, int to);

        /// Takes a stream out at once, to be a channel of its own.
        void split(SourceId source);

        /// Marks it to become one, with others.
        void mark(SourceId source);

        void unmark(SourceId source);

        void test(SourceId source);

        /// Plays it alone, without the channel's other streams.
        void play(Source source);

        /// Copies the address by which it alone comes through the relay.
        void copyAddress(SourceId source);
    }

    private static final DataFormat PLACE = new DataFormat("application/x-tributary-place");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private static final int MARKS_BESIDE = 1;

    private final int place;
    private final RankedSource ranked;
    private final Line list;
    private final StreamBlockActions streamBlockActions;
    private final StreamInfoView vitals;
    private final VBox words = new VBox();

    /// @param place from 1
    RankedSourceView(int place, RankedSource ranked, Line list, StreamBlockActions streamBlockActions) {
        this.place = place;
        this.ranked = ranked;
        this.list = list;
        this.streamBlockActions = streamBlockActions;
        this.vitals = new StreamInfoView(ranked.vitals());
        createView();
        takeDrags();
    }

    private void createView() {
        getStyleClass().add("ranked-source");
        var number = new Label(Integer.toString(place));
        number.getStyleClass().add("ranked-place");
        number.setAccessibleText(Messages.of("channels.source.place", place));
        if (ranked.blocked()) getStyleClass().add("blocked");
        else if (place == 1) getStyleClass().add("first");
        words.getChildren().setAll(createTitle(), createName(), createUrl(), vitals);
        words.getStyleClass().add("ranked-words");
        // Where there is nothing to compare it with, there is nothing to explain.
        if (list.size() > 1) {
            Stream.of(ranked.why(), ranked.rank())
                    .filter(why -> !why.isEmpty())
                    .map(RankedSourceView::createWhy)
                    .forEach(words.getChildren()::add);
        }
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        setHgrow(words, Priority.ALWAYS);
        var tools = new VBox(createMenu(), createTest(), createMark());
        tools.getStyleClass().add("ranked-tools");
        getChildren().setAll(number, words, tools);
        // By which the keyboard finds it again once it has moved.
        setId("stream-" + ranked.source().id());
        setFocusTraversable(list.size() > 1);
        setAccessibleText(Messages.of("channels.source.place", place) + ": "
                + ranked.source().name());
        setOnKeyPressed(this::onKey);
    }

    /// The provider and what marks the stream out: in one line, unless that would cut off the provider's name.
    private Pane createTitle() {
        var provider = new Label(ranked.providerName());
        provider.getStyleClass().add("ranked-provider");
        var marks = createMarks();
        if (marks.size() <= MARKS_BESIDE) {
            var title = new HBox(provider, new Spacer());
            title.getStyleClass().add("ranked-title");
            title.setAlignment(Pos.CENTER_LEFT);
            title.getChildren().addAll(marks);
            return title;
        }
        var below = new FlowPane();
        below.getStyleClass().add("ranked-marks");
        below.getChildren().setAll(marks);
        return new VBox(provider, below);
    }

    private List<Label> createMarks() {
        var marks = qualities();
        if (ranked.pinned()) marks.add(mark("channels.source.pinned", "pinned"));
        if (ranked.blocked()) marks.add(mark("channels.source.blocked", "never-played"));
        else if (place == 1) marks.add(mark("channels.source.first", "played-first"));
        return marks;
    }

    /// The picture that was seen, and that which the name promises where it is another or nobody has seen it.
    private List<Label> qualities() {
        var marks = new ArrayList<Label>(2);
        var seen = ranked.vitals().map(StreamInfo::height).filter(height -> height > 0);
        seen.ifPresent(height -> {
            var mark = marked(Messages.of("channels.source.seen", height), "seen");
            mark.setTooltip(new Tooltip(Messages.of("channels.source.seen.help")));
            marks.add(mark);
        });
        var promised = QualityLabel.of(ranked.source().name());
        if (seen.isEmpty())
            promised.ifPresent(qualityLabel -> marks.add(marked(Messages.of(qualityLabel), "promised")));
        else
            promised.filter(qualityLabel -> qualityLabel != QualityLabel.of(seen.get()))
                    .ifPresent(qualityLabel -> marks.add(
                            marked(Messages.of("channels.source.promised", Messages.of(qualityLabel)), "promised")));
        return marks;
    }

    private static Label mark(String key, String style) {
        return marked(Messages.of(key), style);
    }

    private static Label marked(String text, String style) {
        var mark = new Label(text);
        mark.getStyleClass().addAll("quality-mark", style);
        mark.setMinWidth(USE_PREF_SIZE);
        return mark;
    }

    /// What it showed last.
    void show(StreamProofView proof) {
        words.getChildren().add(words.getChildren().indexOf(vitals) + 1, proof);
    }

    /// The state of its test, if there is one.
    void show(Optional<TestState> trial) {
        vitals.show(trial);
    }

    private Button createTest() {
        var test = new Button("", new FontIcon("mdi2s-stethoscope"));
        test.setId("test-" + ranked.source().id());
        test.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        test.setAccessibleText(Messages.of("channels.test.one"));
        test.setTooltip(new Tooltip(Messages.of("channels.test.one")));
        test.setVisible(!ranked.blocked());
        test.setManaged(!ranked.blocked());
        test.setOnAction(_ -> list.test(ranked.source().id()));
        return test;
    }

    /// The actions on the source.
    private MenuButton createMenu() {
        var menu = new MenuButton("", new FontIcon("mdi2d-dots-vertical"));
        var source = ranked.source();
        menu.setId("menu-" + source.id());
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        menu.setAccessibleText(Messages.of("channels.source.menu"));
        menu.setTooltip(new Tooltip(Messages.of("channels.source.menu")));
        if (!ranked.blocked()) {
            menu.getItems()
                    .setAll(
                            item("channels.source.play", "mdi2p-play", () -> list.play(source)),
                            item("channels.source.copy", "mdi2c-content-copy", () -> list.copyAddress(source.id())));
        }
        if (place > 1) {
            menu.getItems()
                    .add(item("channels.source.to-first", "mdi2a-arrow-collapse-up", () -> list.move(place - 1, 0)));
            menu.getItems().add(item("channels.source.up", "mdi2a-arrow-up", () -> list.move(place - 1, place - 2)));
        }
        if (place < list.size()) {
            menu.getItems().add(item("channels.source.down", "mdi2a-arrow-down", () -> list.move(place - 1, place)));
        }
        if (list.size() > 1) {
            menu.getItems().add(item("channels.source.split", "mdi2c-call-split", () -> list.split(source.id())));
        }
        if (ranked.blocked()) {
            menu.getItems()
                    .add(item(
                            "channels.source.unblock",
                            "mdi2r-restore",
                            () -> streamBlockActions.unblock(source.id(), source.name())));
        } else {
            menu.getItems()
                    .add(item(
                            "channels.source.block",
                            "mdi2c-cancel",
                            () -> streamBlockActions.block(source.id(), source.name())));
        }
        return menu;
    }

    private static MenuItem item(String key, String icon, Runnable action) {
        var item = new MenuItem(Messages.of(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Marks it to become a channel of its own.
    private CheckBox createMark() {
        var mark = new CheckBox();
        mark.setId("mark-" + ranked.source().id());
        mark.setVisible(list.size() > 1);
        mark.setAccessibleText(Messages.of("channels.source.mark"));
        mark.setTooltip(new Tooltip(Messages.of("channels.source.mark")));
        mark.setOnAction(_ -> {
            if (mark.isSelected()) list.mark(ranked.source().id());
            else list.unmark(ranked.source().id());
        });
        return mark;
    }

    private void onKey(KeyEvent event) {
        if (!event.isAltDown()) return;
        if (event.getCode() == KeyCode.UP) list.move(place - 1, place - 2);
        else if (event.getCode() == KeyCode.DOWN) list.move(place - 1, place);
        else return;
        event.consume();
    }

    private void takeDrags() {
        setOnDragDetected(event -> {
            if (list.size() < 2) return;
            var content = new ClipboardContent();
            content.put(PLACE, place);
            startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
        });
        setOnDragOver(event -> {
            if (!event.getDragboard().hasContent(PLACE)) return;
            event.acceptTransferModes(TransferMode.MOVE);
            event.consume();
        });
        setOnDragEntered(
                event -> pseudoClassStateChanged(TARGET, event.getDragboard().hasContent(PLACE)));
        setOnDragExited(_ -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> {
            if (event.getDragboard().getContent(PLACE) instanceof Integer from) list.move(from - 1, place - 1);
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private Label createName() {
        var name = new Label(ranked.source().name());
        name.getStyleClass().add("ranked-name");
        return name;
    }

    private Label createUrl() {
        var url = new Label(ranked.shownUrl());
        url.getStyleClass().add("ranked-url");
        url.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        url.setTooltip(new Tooltip(ranked.shownUrl()));
        return url;
    }

    private static Label createWhy(String words) {
        var why = new Label(words);
        why.getStyleClass().add("ranked-why");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        return why;
    }
}
