package tv.tributary.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.ui.fx.Background;

/// The palette's results: matching commands at once, matching channels a moment later.
final class CommandPaletteModel {
    private final Supplier<List<Command>> commands;
    private final Function<String, List<Command>> channels;
    private final Background background;
    private List<Command> fixed = List.of();

    // shows
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();

    /// @param commands what can be done now; asked each time the palette opens
    /// @param channels the channels whose name fits; may take a moment
    CommandPaletteModel(
            Supplier<List<Command>> commands, Function<String, List<Command>> channels, Background background) {
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

    /// Whether channels are still being looked up: an empty list means nothing yet.
    ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
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
        searching.set(!wanted.isBlank());
        if (wanted.isBlank()) return;
        background.run(() -> channels.apply(wanted), more -> add(wanted, more), failure -> {
            add(wanted, List.of());
            background.report(failure);
        });
    }

    /// An answer that comes after the next key stroke is stale.
    void add(String wanted, List<Command> more) {
        if (!wanted.equals(typed.get())) return;
        searching.set(false);
        var all = new ArrayList<>(Fuzzy.matching(fixed, wanted, Command::words));
        all.addAll(more);
        found.setAll(all);
    }

    /// Finds texts that hold the typed letters in order, those that hold them most plainly first. Pure.
    static final class Fuzzy {
        private static final int AT_START = 12;
        private static final int AT_WORD = 8;
        private static final int NEXT_TO_LAST = 6;

        private Fuzzy() {}

        /// The items that match, best first; all in their order if nothing was typed.
        static <T> List<T> matching(List<T> items, String typed, Function<T, String> words) {
            record Scored<T>(T item, int score) {}
            return items.stream()
                    .flatMap(item -> score(words.apply(item), typed).stream().mapToObj(s -> new Scored<>(item, s)))
                    .sorted(Comparator.comparingInt((Scored<T> scored) -> scored.score)
                            .reversed())
                    .map(Scored::item)
                    .toList();
        }

        /// Scores how well `text` contains the letters of `typed` in order, ignoring spaces; empty if it does
        /// not.
        static OptionalInt score(String text, String typed) {
            var letters = typed.toLowerCase(Locale.ROOT).replace(" ", "");
            var where = text.toLowerCase(Locale.ROOT);
            var whole = where.indexOf(typed.strip().toLowerCase(Locale.ROOT));
            var score = whole < 0 ? 0 : letters.length() * (NEXT_TO_LAST + AT_WORD) - whole;
            var from = 0;
            var last = -2;
            for (var i = 0; i < letters.length(); i++) {
                var at = where.indexOf(letters.charAt(i), from);
                if (at < 0) return OptionalInt.empty();
                if (at == 0) score += AT_START;
                else if (!Character.isLetterOrDigit(where.charAt(at - 1))) score += AT_WORD;
                if (at == last + 1) score += NEXT_TO_LAST;
                score -= Math.min(3, at - from);
                last = at;
                from = at + 1;
            }
            return OptionalInt.of(score);
        }
    }

    /// A palette command.
    ///
    /// @param words what it does, as the user searches for it
    /// @param hint the kind of thing or its shortcut, beside the words
    /// @param icon its ikonli literal
    record Command(String words, String hint, String icon, Runnable action) {}
}
