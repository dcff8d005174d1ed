package tv.tributary.catalog.intake;

import java.util.Arrays;
import java.util.Set;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.identity.text.LongMap;
import tv.tributary.store.SourceStore.Known;

/// A provider's stored sources in list order, as far as it takes to know them again. Not thread-safe.
final class KnownSources {
    private static final int ID = 0;
    private static final int LABEL = 1;
    private static final int NAME = 2;
    private static final int STEM = 3;
    private static final int CONTENT = 4;
    /// Its position in the list, then its part in two bits, then whether it is gone.
    private static final int PLACE = 5;

    private static final int IDENTITY = 6;
    private static final int POSITION_SHIFT = 3;
    private static final ListPart[] PARTS = ListPart.values();

    private final LongMatrix rows = new LongMatrix(7);
    private int live;

    /// In any order, then [#ready()].
    ///
    /// @param identity see [StreamAddressing#identity]
    @SuppressWarnings("EnumOrdinal") // lives as long as this
    void add(Known source, ListPart part, long identity) {
        rows.add(
                source.id(),
                EntryReader.label(source.name(), source.group(), source.tvgId()),
                EntryReader.name(source.name()),
                UrlTable.hash(source.url()),
                source.content(),
                (long) source.position() << POSITION_SHIFT | part.ordinal() * 2L | (source.gone() ? 1 : 0),
                identity);
        if (!source.gone()) live++;
    }

    void ready() {
        rows.sort(PLACE);
    }

    int size() {
        return rows.size();
    }

    /// How many are not gone.
    int live() {
        return live;
    }

    /// How many of a part are not gone.
    int live(ListPart part) {
        var count = 0;
        for (var i = 0; i < size(); i++) if (!isGone(i) && part(i) == part) count++;
        return count;
    }

    ListPart part(int index) {
        return PARTS[(int) (rows.get(index, PLACE) >> 1) & 3];
    }

    /// Of its stream, 0 if its address does not tell.
    long identity(int index) {
        return rows.get(index, IDENTITY);
    }

    long id(int index) {
        return rows.get(index, ID);
    }

    /// Hash of its name, group and guide id.
    long label(int index) {
        return rows.get(index, LABEL);
    }

    long name(int index) {
        return rows.get(index, NAME);
    }

    /// Hash of what lasts of its URL; of all of it until another was set.
    long stem(int index) {
        return rows.get(index, STEM);
    }

    void setStem(int index, long stem) {
        rows.set(index, STEM, stem);
    }

    /// The index of each source by its id.
    LongMap byId() {
        var byId = new LongMap();
        for (var i = 0; i < size(); i++) byId.put(id(i), i);
        return byId;
    }

    long content(int index) {
        return rows.get(index, CONTENT);
    }

    boolean isGone(int index) {
        return (rows.get(index, PLACE) & 1) != 0;
    }

    /// Whether it is at this place of the live list already.
    boolean isAt(int index, int position) {
        return !isGone(index) && rows.get(index, PLACE) >> POSITION_SHIFT == position;
    }

    /// The ids of those of some parts of the live list that no entry is.
    ///
    /// @param matches index by entry
    long[] missing(int[] matches, Set<ListPart> parts) {
        var taken = new boolean[size()];
        for (var index : matches) if (index >= 0) taken[index] = true;
        var missing = new long[live];
        var count = 0;
        for (var i = 0; i < size(); i++) {
            if (!taken[i] && !isGone(i) && parts.contains(part(i))) missing[count++] = id(i);
        }
        return Arrays.copyOf(missing, count);
    }
}
