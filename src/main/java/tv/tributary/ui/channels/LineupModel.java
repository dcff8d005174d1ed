package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.LineupFacets;
import tv.tributary.catalog.edit.LineupSelection;
import tv.tributary.catalog.edit.LineupSelection.Naming;
import tv.tributary.catalog.edit.SelectionEdits;
import tv.tributary.catalog.edit.SelectionEdits.LineupPreview;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.FacetChoice.CountryChoice;
import tv.tributary.ui.channels.FacetChoice.GroupChoice;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.Toasts;

/// The model of the sheet on which one chooses what to watch of all there is. FX thread only; what it asks for runs off
/// it.
final class LineupModel {
    private final SelectionEdits selectionEdits;
    private final EditHistory editHistory;
    private final Background background;
    private final LatestQuery reading;
    private final LatestQuery previewing;
    private final Toasts toasts;

    // shows
    final BooleanProperty open = new SimpleBooleanProperty();
    final BooleanProperty ready = new SimpleBooleanProperty();
    final ObservableList<CountryChoice> countries = FXCollections.observableArrayList();
    /// In the playlist's order, those without channels in the chosen countries too.
    final ObservableList<GroupChoice> groups = FXCollections.observableArrayList();
    /// ISO 639 codes of what is spoken in the countries there are.
    final ObservableList<String> languages = FXCollections.observableArrayList();
    final BooleanProperty unite = new SimpleBooleanProperty(true);
    final ObjectProperty<Optional<LineupPreview>> preview = new SimpleObjectProperty<>(Optional.empty());

    private boolean isOrdered;
    private boolean changing;

    LineupModel(SelectionEdits selectionEdits, EditHistory editHistory, Background background, Toasts toasts) {
        this.selectionEdits = selectionEdits;
        this.editHistory = editHistory;
        this.background = background;
        this.reading = new LatestQuery(background);
        this.previewing = new LatestQuery(background);
        this.toasts = toasts;
        unite.addListener(_ -> changed());
    }

    // does

    void openSheet() {
        ready.set(false);
        preview.set(Optional.empty());
        open.set(true);
        reading.run(selectionEdits::facets, this::show);
    }

    void closeSheet() {
        reading.cancel();
        previewing.cancel();
        open.set(false);
    }

    /// Ticks all of these, or none.
    void tick(Collection<? extends FacetChoice> choices, boolean chosen) {
        changing = true;
        choices.forEach(choice -> choice.chosen.set(chosen));
        changing = false;
        changed();
    }

    /// Adds the countries where a language is spoken; where all were chosen, these alone are.
    void tickLanguage(String language) {
        changing = true;
        if (countries.stream().allMatch(choice -> choice.chosen.get()))
            countries.forEach(choice -> choice.chosen.set(false));
        for (var country : countries) if (country.facet.languages().contains(language)) country.chosen.set(true);
        changing = false;
        changed();
    }

    /// Moves a group up or down in the playlist, past those that are seen.
    ///
    /// @param seen the groups in sight, in their order
    void move(GroupChoice group, List<GroupChoice> seen, int step) {
        var at = seen.indexOf(group);
        if (at < 0 || at + step < 0 || at + step >= seen.size()) return;
        var place = groups.indexOf(seen.get(at + step));
        groups.remove(group);
        groups.add(place, group);
        isOrdered = true;
        changed();
    }

    /// Another name for a group; that of another one makes the two one. A blank one gives its own back.
    void rename(GroupChoice group, String name) {
        group.name.set(name.isBlank() ? group.facet.name() : name.strip());
        changed();
    }

    void apply() {
        var selection = selection();
        closeSheet();
        background.run(() -> selectionEdits.select(selection), this::report);
    }

    private void report(EditResult result) {
        toasts.offer(
                result.words(), Messages.of("action.undo"), () -> result.step().ifPresent(this::takeBack));
    }

    private void takeBack(long step) {
        background.run(
                () -> editHistory.takeBack(step), undone -> toasts.say(Messages.of("action.undone", undone.words())));
    }

    private void show(LineupFacets facets) {
        changing = true;
        countries.setAll(facets.countries().stream().map(CountryChoice::new).toList());
        groups.setAll(facets.groups().stream().map(GroupChoice::new).toList());
        var spoken = new TreeMap<String, String>();
        for (var country : countries)
            for (var language : country.facet.languages()) spoken.put(FacetChoice.language(language), language);
        languages.setAll(spoken.values());
        countries.forEach(choice -> choice.chosen.addListener(_ -> changed()));
        groups.forEach(choice -> choice.chosen.addListener(_ -> changed()));
        isOrdered = false;
        changing = false;
        ready.set(true);
        changed();
    }

    private void changed() {
        if (changing || !ready.get()) return;
        var wanted = wantedCountries();
        groups.forEach(choice -> choice.countOf(wanted));
        var selection = selection();
        if (countries.stream().noneMatch(choice -> choice.chosen.get())) {
            previewing.cancel();
            preview.set(Optional.of(new LineupPreview(0, 0, List.of(), List.of())));
            return;
        }
        previewing.run(() -> selectionEdits.preview(selection), found -> preview.set(Optional.of(found)));
    }

    /// None where all are chosen.
    private Set<String> wantedCountries() {
        var wanted = new TreeSet<String>();
        var all = true;
        for (var choice : countries) {
            if (choice.chosen.get()) wanted.add(choice.facet.market());
            else all = false;
        }
        return all ? Set.of() : wanted;
    }

    private LineupSelection selection() {
        var hidden = new HashSet<String>();
        var order = new LinkedHashSet<String>();
        var names = new HashMap<String, String>();
        for (var choice : groups) {
            if (!choice.chosen.get()) hidden.addAll(choice.groups());
            else if (isOrdered && choice.channels.get() > 0) order.addAll(choice.groups());
            if (choice.isRenamed()) choice.groups().forEach(group -> names.put(group, choice.name.get()));
        }
        return new LineupSelection(
                wantedCountries(),
                hidden,
                new ArrayList<>(order),
                names,
                unite.get() ? Naming.UNITED : Naming.AS_LISTED);
    }
}
