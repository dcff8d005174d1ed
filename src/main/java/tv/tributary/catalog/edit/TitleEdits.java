package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.model.SourceId;
import tv.tributary.store.EditSession;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// The user's edits of films and series: each is a step of the [EditHistory] and outlives every sync. Thread-safe; each
/// call is one transaction.
public final class TitleEdits {
    private static final int FIRST_YEAR = 1870;
    private static final int LAST_YEAR = 2100;
    private static final String YES = "1";

    private final EditTransaction transaction;

    public TitleEdits(EditTransaction transaction) {
        this.transaction = transaction;
    }

    /// @param name empty for that of the lists
    /// @throws EditRefused if there is no such title
    public EditResult rename(long title, String name) {
        var clean = name.strip();
        return edit(
                List.of(title),
                clean.isEmpty() ? EditKind.TITLE_OWN_NAME : EditKind.TITLE_RENAME,
                clean,
                (edits, id) -> set(edits, What.TITLE_NAME, id, clean));
    }

    /// @param year 0 for that of the lists
    /// @throws EditRefused if there is no such title, or there were no films in that year
    public EditResult setYear(long title, int year) {
        if (year != 0 && (year < FIRST_YEAR || year > LAST_YEAR)) throw new EditRefused(EditProblem.BAD_YEAR);
        var value = year == 0 ? "" : Integer.toString(year);
        return edit(List.of(title), EditKind.TITLE_YEAR, value, (edits, id) -> set(edits, What.TITLE_YEAR, id, value));
    }

    /// Leaves titles out of lists and exports.
    public EditResult hide(List<Long> titles) {
        return edit(titles, EditKind.TITLE_HIDE, "", (edits, id) -> set(edits, What.TITLE_HIDDEN, id, YES));
    }

    public EditResult show(List<Long> titles) {
        return edit(titles, EditKind.TITLE_SHOW, "", (edits, id) -> set(edits, What.TITLE_HIDDEN, id, ""));
    }

    public EditResult addFavourites(List<Long> titles) {
        return edit(titles, EditKind.TITLE_FAVOURITE, "", (edits, id) -> set(edits, What.TITLE_FAVOURITE, id, YES));
    }

    public EditResult removeFavourites(List<Long> titles) {
        return edit(titles, EditKind.TITLE_UNFAVOURITE, "", (edits, id) -> set(edits, What.TITLE_FAVOURITE, id, ""));
    }

    /// Makes one of several titles: the first stays, and has the versions of the others.
    ///
    /// @throws EditRefused if there are fewer than two, or films and series among them
    public EditResult merge(List<Long> titles) {
        return transaction.edit(edits -> {
            var ids = present(edits, titles);
            if (ids.size() < 2) throw new EditRefused(EditProblem.TOO_FEW);
            var kept = ids.getFirst();
            for (var id : ids.subList(1, ids.size())) {
                if (!edits.titleKind(id).equals(edits.titleKind(kept))) throw new EditRefused(EditProblem.KINDS_DIFFER);
                set(edits, What.TITLE_INTO, id, Long.toString(kept));
            }
            return told(
                    edits, EditKind.TITLE_MERGE, edits.titleName(kept), edits.titleName(ids.get(1)), ids.size() - 1);
        });
    }

    /// Makes a title of its own of one version of a title.
    ///
    /// @throws EditRefused if it is no version of a title with others
    public EditResult split(SourceId version) {
        return transaction.edit(edits -> {
            var source = version.value();
            var title = edits.titleOf(source).orElseThrow(() -> new EditRefused(EditProblem.NO_SUCH_VERSION));
            if (edits.versions(title) < 2) throw new EditRefused(EditProblem.ONLY_VERSION);
            var fresh = edits.openTitle(title, transaction.clock().instant());
            set(edits, What.TITLE_VERSION, source, Long.toString(fresh));
            return told(edits, EditKind.TITLE_SPLIT, edits.titleName(title), edits.streamName(source), 1);
        });
    }

    private EditResult edit(List<Long> titles, EditKind kind, String other, BiConsumer<EditSession, Long> change) {
        return transaction.edit(edits -> {
            var ids = present(edits, titles);
            var name = edits.titleName(ids.getFirst());
            for (var id : ids) change.accept(edits, id);
            return told(edits, kind, name, other, ids.size());
        });
    }

    private static void set(EditSession edits, What what, long subject, String value) {
        var decision = UserDecision.of(what, subject);
        if (value.isEmpty()) edits.clear(decision);
        else edits.set(decision, value);
    }

    /// The titles that stand for those named, each once.
    private static List<Long> present(EditSession edits, List<Long> titles) {
        if (titles.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
        Set<Long> ids = new LinkedHashSet<>();
        for (var title : titles) {
            if (!edits.isTitle(title)) throw new EditRefused(EditProblem.TITLE_GONE);
            ids.add(edits.titleRoot(title));
        }
        return new ArrayList<>(ids);
    }

    private static EditResult told(EditSession edits, EditKind kind, String name, String other, int count) {
        return EditTransaction.told(edits, kind, name, other, count, List.of());
    }
}
