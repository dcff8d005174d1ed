package tv.tributary.ui.channels;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.health.TestState;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.ui.preview.Preview;

/// A channel's streams in the order they are tried. The user can reorder them and move some out to a channel of their
/// own.
final class StreamList extends VBox implements RankedSourceView.Line {
    private final ChannelDetail detail;
    private final Preview preview;
    private final ChannelEdits edits;
    private final StreamBlockActions streamBlockActions;
    private final StreamTests tests;
    private final Map<SourceId, RankedSourceView> views = new LinkedHashMap<>();
    private final Button test = new Button();
    /// Those to become a channel of their own.
    private final Set<SourceId> marked = new LinkedHashSet<>();
    private final Button split = new Button();

    StreamList(
            ChannelDetail detail,
            Preview preview,
            ChannelEdits edits,
            StreamBlockActions streamBlockActions,
            StreamTests tests) {
        this.detail = detail;
        this.preview = preview;
        this.edits = edits;
        this.streamBlockActions = streamBlockActions;
        this.tests = tests;
        createView();
    }

    private void createView() {
        getStyleClass().add("stream-list");
        var sources = detail.sources();
        getChildren().add(createHead(sources));
        for (var at = 0; at < sources.size(); at++) {
            var view = new RankedSourceView(at + 1, sources.get(at), this, streamBlockActions);
            tests.proof(sources.get(at).source()).ifPresent(view::show);
            views.put(sources.get(at).source().id(), view);
            getChildren().add(view);
        }
        show(tests.trials.get());
    }

    private HBox createHead(List<RankedSource> sources) {
        var heading = new Label(Messages.of("channels.detail.streams", sources.size()));
        heading.getStyleClass().add("detail-heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(heading, gap);
        head.getStyleClass().add("stream-list-head");
        head.setAlignment(Pos.CENTER_LEFT);
        split.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        split.setGraphic(new FontIcon("mdi2c-call-split"));
        split.setOnAction(_ -> edits.split(detail.channel().id(), Set.copyOf(marked)));
        split.setMinWidth(USE_PREF_SIZE);
        head.getChildren().add(split);
        test.setId("test-all");
        test.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        test.setMinWidth(USE_PREF_SIZE);
        head.getChildren().add(test);
        if (sources.stream().anyMatch(RankedSource::pinned)) {
            var own = new Button(Messages.of("channels.source.own-order"), new FontIcon("mdi2r-restore"));
            own.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            own.setMinWidth(USE_PREF_SIZE);
            own.setOnAction(_ -> edits.reorder(detail.channel().id(), List.of()));
            head.getChildren().add(own);
        }
        showMarked();
        return head;
    }

    /// The state of the streams' tests.
    void show(Map<SourceId, TestState> trials) {
        var running = false;
        for (var view : views.entrySet()) {
            var trial = Optional.ofNullable(trials.get(view.getKey()));
            view.getValue().show(trial);
            running |= trial.filter(now -> now != TestState.NO_CONNECTION).isPresent();
        }
        test.setText(Messages.of(running ? "channels.test.stop" : "channels.test.all"));
        test.setGraphic(new FontIcon(running ? "mdi2s-stop-circle-outline" : "mdi2s-stethoscope"));
        if (running) test.setOnAction(_ -> tests.stop());
        else test.setOnAction(_ -> tests.test(detail.channel().id()));
        test.setDisable(detail.sources().stream().allMatch(RankedSource::blocked));
    }

    @Override
    public void test(SourceId source) {
        tests.test(detail.channel().id(), source);
    }

    @Override
    public void play(Source source) {
        preview.play(detail.channel(), source.id(), source.name());
    }

    @Override
    public void copyAddress(SourceId source) {
        preview.sharing().copySource(detail.channel().id(), source);
    }

    @Override
    public int size() {
        return detail.sources().size();
    }

    /// Puts the stream at `from` where `to` is; both from 0. Whatever is beyond the ends does nothing.
    @Override
    public void move(int from, int to) {
        if (from == to || to < 0 || to >= size() || from < 0 || from >= size()) return;
        var order = new ArrayList<>(
                detail.sources().stream().map(ranked -> ranked.source().id()).toList());
        if (from < to) Collections.rotate(order.subList(from, to + 1), -1);
        else Collections.rotate(order.subList(to, from + 1), 1);
        edits.reorder(detail.channel().id(), order);
    }

    /// Takes a stream out at once, to be a channel of its own.
    @Override
    public void split(SourceId source) {
        edits.split(detail.channel().id(), Set.of(source));
    }

    @Override
    public void mark(SourceId source) {
        marked.add(source);
        showMarked();
    }

    @Override
    public void unmark(SourceId source) {
        marked.remove(source);
        showMarked();
    }

    private void showMarked() {
        var some = !marked.isEmpty() && marked.size() < size();
        split.setText(Messages.of("channels.source.split-marked", marked.size()));
        split.setVisible(some);
        split.setManaged(some);
    }
}
