package tv.tributary.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.ui.fx.Background;

/// The palette's results: matching commands at once, matching channels a moment later.
public final class PaletteModel {
    private final Supplier<List<Command>> commands;
    private final Function<String, List<Command>> channels;
    private final Background background;
    private List<Command> fixed = List.of();

    // shows
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Command> found = FXCollections.observableArrayList();

    /// @param commands what can be done now; asked each time the palette opens
    /// @param channels the channels whose name fits; may take a moment
    PaletteModel(Supplier<List<Command>> commands, Function<String, List<Command>> channels, Background background) {
        this.commands = commands;
        this.channels = channels;
        this.background = background;
        typed.subscribe((_, _) -> search());
    }

    StringProperty typed() {
        return typed;
    }

    ObservableList<Command> found() {
        return found;
    }

    // lives
    void open() {
        fixed = commands.get();
        typed.set("");
        search();
    }

    private void search() {
        var wanted = typed.get();
        found.setAll(Fuzzy.matching(fixed, wanted, Command::words));
        if (wanted.isBlank()) return;
        background.run(() -> channels.apply(wanted), more -> add(wanted, more));
    }

    /// An answer that comes after the next key stroke is stale.
    void add(String wanted, List<Command> more) {
        if (!wanted.equals(typed.get())) return;
        var all = new ArrayList<>(Fuzzy.matching(fixed, wanted, Command::words));
        all.addAll(more);
        found.setAll(all);
    }
}
