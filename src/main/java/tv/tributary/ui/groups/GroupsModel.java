package tv.tributary.ui.groups;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.GroupEdits;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.catalog.edit.NewGroups;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Step;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.model.Provider;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoToasts;

/// The page's model: reads and edits run off the FX thread, edits one after the other. FX thread only.
final class GroupsModel {
    private static final Duration CHANGING = Duration.millis(200);

    enum Stage {
        LOADING,
        NO_GROUPS,
        NOTHING_MATCHES,
        ROWS
    }

    /// A provider, and whether its new groups start hidden.
    record NewGroupsRule(Provider provider, boolean hidden) {}

    /// All the page shows, read in one go.
    private record Reading(List<GroupStatus> groups, List<NewGroupsRule> rules, EditHistory.Ways ways) {}

    // shows
    /// Those found, in their order; replaced as a whole.
    final ObjectProperty<List<GroupStatus>> rows = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<List<GroupStatus>> all = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<List<NewGroupsRule>> rules = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.LOADING);
    final StringProperty text = new SimpleStringProperty("");
    final ObjectProperty<Optional<EditStep>> undo = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<EditStep>> redo = new SimpleObjectProperty<>(Optional.empty());

    private final GroupEdits groups;
    private final NewGroups newGroups;
    private final Providers providers;
    private final EditHistory editHistory;
    private final SerialExecutor turns;
    private final LatestQuery page;
    private final FxBridge fxBridge;
    private final UndoToasts undoToasts;
    private final PauseTransition changing = new PauseTransition(CHANGING);

    GroupsModel(Catalog catalog, Background background, FxBridge fxBridge, Toasts toasts) {
        this.groups = catalog.groups();
        this.newGroups = catalog.newGroups();
        this.providers = catalog.providers();
        this.editHistory = catalog.history();
        this.turns = new SerialExecutor(background);
        this.page = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.undoToasts = new UndoToasts(editHistory, turns, background, fxBridge, toasts);
        changing.setOnFinished(_ -> ask());
    }

    // does

    void search(String words) {
        text.set(words);
        filter();
    }

    void hide(List<String> chosen) {
        edit(() -> groups.hide(chosen));
    }

    void show(List<String> chosen) {
        edit(() -> groups.show(chosen));
    }

    void rename(String group, String name) {
        edit(() -> groups.rename(group, name));
    }

    /// The first stays with its name.
    void merge(List<String> chosen) {
        if (chosen.size() > 1) edit(() -> groups.merge(chosen));
    }

    /// A group as the lists call it stands for itself again.
    void separate(String listed) {
        edit(() -> groups.ownName(List.of(listed)));
    }

    void move(List<String> chosen, InsertionPoint<String> point) {
        if (!chosen.isEmpty()) edit(() -> groups.move(chosen, point));
    }

    /// Each step is taken in the list as the steps before left it, however fast they come.
    void move(List<String> chosen, Step step) {
        var words = text.get();
        turns.run(
                () -> InsertionPoint.step(names(found(groups.all(), words)), Set.copyOf(chosen), step)
                        .map(point -> groups.move(chosen, point)),
                _ -> {});
    }

    void startHidden(Provider provider, boolean hidden) {
        edit(() -> newGroups.startHidden(provider, hidden));
    }

    void undo() {
        if (turns.busy() || undo.get().isPresent()) undoToasts.undo();
    }

    void redo() {
        if (turns.busy() || redo.get().isPresent()) undoToasts.redo();
    }

    private void edit(Callable<EditResult> work) {
        turns.run(work, undoToasts::tell, this::ask);
    }

    // lives

    Subscription open() {
        ask();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic().isOfLists()) changing.play();
        });
        return Subscription.all(undoToasts.open(), changes, changing::stop);
    }

    private void ask() {
        page.run(this::read, (Consumer<Reading>) this::show);
    }

    private Reading read() {
        var hidden = newGroups.providers();
        var ruled = providers.all().stream()
                .map(status -> status.provider())
                .map(provider -> new NewGroupsRule(provider, hidden.contains(provider.id())))
                .toList();
        return new Reading(groups.all(), ruled, editHistory.ways());
    }

    private void show(Reading reading) {
        all.set(reading.groups());
        rules.set(reading.rules());
        undo.set(reading.ways().undo());
        redo.set(reading.ways().redo());
        filter();
    }

    private void filter() {
        var found = found(all.get(), text.get());
        if (!rows.get().equals(found)) rows.set(found);
        if (!found.isEmpty()) stage.set(Stage.ROWS);
        else stage.set(all.get().isEmpty() ? Stage.NO_GROUPS : Stage.NOTHING_MATCHES);
    }

    /// Those whose name, or whose name in a list, has the words in it.
    private static List<GroupStatus> found(List<GroupStatus> all, String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(group -> contains(group.name(), wanted)
                        || group.lists().stream().anyMatch(list -> contains(list, wanted)))
                .toList();
    }

    private static boolean contains(String name, String wanted) {
        return name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static List<String> names(List<GroupStatus> rows) {
        return rows.stream().map(GroupStatus::name).toList();
    }
}
