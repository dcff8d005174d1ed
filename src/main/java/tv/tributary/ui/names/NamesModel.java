package tv.tributary.ui.names;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Duration;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.edit.RenameRule.Renamed;
import tv.tributary.catalog.review.NameOffer;
import tv.tributary.catalog.review.NameOffer.NameReason;
import tv.tributary.catalog.review.NameOffers;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;

/// Better names as the page shows them, with ticks. FX thread only; reads and edits run off it.
final class NamesModel {
    private static final Duration CHANGING = Duration.millis(300);

    /// Which offers are shown. Words under `offer-filter.*`.
    enum OfferFilter {
        ALL,
        DIRECTORY,
        STREAMS;

        boolean admits(NameReason reason) {
            return switch (this) {
                case ALL -> true;
                case DIRECTORY -> reason == NameReason.DIRECTORY;
                case STREAMS -> reason == NameReason.STREAMS;
            };
        }
    }

    /// A line of the page.
    ///
    /// @param chosen whether it is ticked
    record OfferRow(NameOffer offer, Channel channel, BooleanProperty chosen) {}

    private final NameOffers nameOffers;
    private final Channels channels;
    private final Editor editor;
    private final UndoToasts undoToasts;
    private final SerialExecutor turns;
    private final FxBridge fxBridge;
    private final LatestQuery query;
    private final PauseTransition changing = new PauseTransition(CHANGING);
    private final ObservableList<OfferRow> all = FXCollections.observableArrayList();

    // shows
    final FilteredList<OfferRow> rows = new FilteredList<>(all);
    final ObjectProperty<OfferFilter> filter = new SimpleObjectProperty<>(OfferFilter.ALL);
    final StringProperty text = new SimpleStringProperty("");
    /// How many are ticked, in sight or not.
    final IntegerProperty ticked = new SimpleIntegerProperty();
    /// Whether the offers were read.
    final BooleanProperty known = new SimpleBooleanProperty();

    NamesModel(
            NameOffers nameOffers,
            Channels channels,
            Editor editor,
            UndoToasts undoToasts,
            SerialExecutor turns,
            Background background,
            FxBridge fxBridge) {
        this.nameOffers = nameOffers;
        this.channels = channels;
        this.editor = editor;
        this.undoToasts = undoToasts;
        this.turns = turns;
        this.fxBridge = fxBridge;
        this.query = new LatestQuery(background);
        changing.setOnFinished(_ -> read());
        filter.subscribe(_ -> narrow());
        text.subscribe(_ -> narrow());
    }

    /// How many there are, whatever the filter.
    int count() {
        return all.size();
    }

    // does

    /// Ticks all that are in sight, or none of them.
    void tickAll(boolean on) {
        rows.forEach(row -> row.chosen().set(on));
    }

    /// Renames the channels that are ticked, in one step.
    void take() {
        edit(chosen -> nameOffers.apply(chosen.stream().map(NameOffer::channel).toList()));
    }

    /// Keeps the names of the channels that are ticked, so that none is offered for them again; one step, too.
    void keep() {
        edit(chosen -> editor.rename(chosen.stream()
                .map(offer -> new Renamed(offer.channel(), offer.before(), offer.before()))
                .toList()));
    }

    private void edit(Function<List<NameOffer>, EditResult> step) {
        var chosen = all.stream()
                .filter(row -> row.chosen().get())
                .map(OfferRow::offer)
                .toList();
        if (chosen.isEmpty()) return;
        turns.run(() -> step.apply(chosen), told -> {
            undoToasts.tell(told);
            read();
        });
    }

    // lives

    Subscription open() {
        read();
        return Subscription.all(
                undoToasts.open(),
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.CHANNELS) changing.playFromStart();
                }),
                changing::stop,
                query::cancel);
    }

    private void read() {
        query.run(this::load, this::show);
    }

    private List<OfferRow> load() {
        return nameOffers.all().stream()
                .flatMap(offer -> channels
                        .channel(offer.channel())
                        .map(channel -> new OfferRow(offer, channel, new SimpleBooleanProperty()))
                        .stream())
                .toList();
    }

    /// What was ticked stays so, as long as the same is offered.
    private void show(List<OfferRow> read) {
        Map<ChannelId, NameOffer> before = new HashMap<>();
        for (var row : all) if (row.chosen().get()) before.put(row.channel().id(), row.offer());
        for (var row : read) {
            row.chosen().set(row.offer().equals(before.get(row.channel().id())));
            row.chosen().subscribe((_, _) -> count(read));
        }
        all.setAll(read);
        count(read);
        known.set(true);
    }

    private void count(List<OfferRow> of) {
        ticked.set((int) of.stream().filter(row -> row.chosen().get()).count());
    }

    private void narrow() {
        var words = text.get().strip().toLowerCase(Locale.ROOT);
        var wanted = filter.get();
        rows.setPredicate(row -> wanted.admits(row.offer().reason())
                && (words.isEmpty()
                        || contains(row.offer().before(), words)
                        || contains(row.offer().after(), words)
                        || contains(row.channel().group(), words)));
    }

    private static boolean contains(String text, String words) {
        return Optional.of(text)
                .filter(one -> one.toLowerCase(Locale.ROOT).contains(words))
                .isPresent();
    }
}
