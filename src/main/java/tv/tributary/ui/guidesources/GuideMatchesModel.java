package tv.tributary.ui.guidesources;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.GuideEdits;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideMatches.ChannelMatch;
import tv.tributary.guide.GuideMatches.MatchState;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChoice;
import tv.tributary.model.GuideShift;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FailureToasts;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The guides of channels: open questions, and the search for another one. FX thread only.
final class GuideMatchesModel {
    private static final Duration CALM = Duration.millis(200);
    private static final int MOST = 500;
    private static final int MOST_FOUND = 50;

    // shows
    final ObjectProperty<MatchState> state = new SimpleObjectProperty<>(MatchState.SUGGESTED);
    final ObservableList<ChannelMatch> matches = FXCollections.observableArrayList();
    /// How many there are in this state, of which the list may show a part.
    final StringProperty total = new SimpleStringProperty("");
    final ObjectProperty<Optional<ChannelMatch>> chosen = new SimpleObjectProperty<>(Optional.empty());
    /// What is typed to search for a guide channel.
    final StringProperty words = new SimpleStringProperty("");
    final ObservableList<GuideChannel> found = FXCollections.observableArrayList();

    private final Guide guide;
    private final GuideEdits edits;
    private final EditHistory history;
    private final Background background;
    private final LatestQuery list;
    private final LatestQuery search;
    private final LatestQuery again;
    private final LatestQuery showing;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final FailureToasts failureToasts;
    private final PauseTransition changing = new PauseTransition(CALM);

    GuideMatchesModel(
            Guide guide,
            GuideEdits edits,
            EditHistory history,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.guide = guide;
        this.edits = edits;
        this.history = history;
        this.background = background;
        this.list = new LatestQuery(background);
        this.search = new LatestQuery(background);
        this.again = new LatestQuery(background);
        this.showing = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
        this.failureToasts = new FailureToasts(toasts);
        changing.setOnFinished(_ -> read());
        state.addListener(_ -> read());
        words.subscribe(this::find);
        chosen.subscribe((old, match) -> {
            if (!old.map(ChannelMatch::channel).equals(match.map(ChannelMatch::channel)))
                match.ifPresent(one -> words.set(one.channel().name()));
        });
    }

    // does

    /// Chooses a channel, whatever state it is in.
    void show(ChannelId channel) {
        showing.run(
                () -> guide.matches().of(channel),
                match -> match.ifPresent(one -> {
                    state.set(one.state());
                    chosen.set(match);
                }));
    }

    /// Uses the guide channel that is suggested.
    void accept(ChannelMatch match) {
        match.match().ifPresent(one -> use(match, one.channel()));
    }

    /// Gives the channel this guide.
    void use(ChannelMatch match, GuideChannel channel) {
        change(
                match,
                () -> edits.chooseGuide(
                        ids(match), GuideChoice.of(channel.source(), channel.xmltvId()), channel.name()));
    }

    /// Never again takes what was found for the channel's.
    void refuse(ChannelMatch match) {
        match.match()
                .ifPresent(one -> change(
                        match,
                        () -> edits.refuseGuide(
                                match.channel().id(),
                                one.channel().id(),
                                one.channel().name())));
    }

    /// Leaves the channel without a guide.
    void none(ChannelMatch match) {
        change(match, () -> edits.chooseGuide(ids(match), GuideChoice.NONE, ""));
    }

    /// Gives the channel what is found for it.
    void automatic(ChannelMatch match) {
        change(match, () -> edits.ownGuide(ids(match)));
    }

    /// Moves the times of the channel's guide.
    void shift(ChannelMatch match, GuideShift shift) {
        change(() -> edits.shiftGuide(ids(match), shift));
    }

    private static List<ChannelId> ids(ChannelMatch match) {
        return List.of(match.channel().id());
    }

    private void change(ChannelMatch match, Callable<EditResult> edit) {
        matches.remove(match);
        change(edit);
    }

    private void change(Callable<EditResult> edit) {
        background.run(
                () -> {
                    var result = edit.call();
                    guide.refresh();
                    return result;
                },
                result -> toasts.offer(result.words(), Messages.of("action.undo"), this::undo),
                failure -> {
                    failureToasts.report(failure);
                    read();
                });
    }

    private void undo() {
        background.run(
                () -> {
                    var step = history.undo();
                    guide.refresh();
                    return step;
                },
                step -> toasts.say(Messages.of("action.undone", step.words())));
    }

    // lives

    Subscription open() {
        read();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.GUIDE) changing.playFromStart();
        });
        return Subscription.all(changes, changing::stop);
    }

    /// Takes a while after a change, when everything is matched anew.
    private void read() {
        var wanted = state.get();
        list.run(() -> guide.matches().in(wanted), all -> {
            total.set(Messages.of("guides.matches.total", all.size()));
            var shown = all.subList(0, Math.min(MOST, all.size()));
            if (!matches.equals(shown)) matches.setAll(shown);
        });
        chosen.get()
                .ifPresent(old ->
                        again.run(() -> guide.matches().of(old.channel().id()), newer -> {
                            if (chosen.get().filter(old::equals).isPresent() && newer.isPresent()) chosen.set(newer);
                        }));
    }

    private void find(String typed) {
        search.run(() -> guide.matches().search(typed, MOST_FOUND), channels -> {
            if (!found.equals(channels)) found.setAll(channels);
        });
    }
}
