package tv.tributary.catalog.intake;

/// A list's entries as five numbers each, by which they are recognised, in list order. Not thread-safe.
final class EntryIndex {
    private static final int LABEL = 0;
    private static final int NAME = 1;
    private static final int ADDRESS = 2;
    private static final int CONTENT = 3;
    private static final int IDENTITY = 4;

    private final LongMatrix rows = new LongMatrix(5);
    private boolean hasIdentities;

    /// @param content see [EntryReader#content()]
    /// @param identity see [StreamAddressing#identity]
    void add(ListEntry entry, long content, long identity) {
        hasIdentities |= identity != 0;
        rows.add(
                EntryReader.label(entry.name(), entry.group(), entry.guideId()),
                EntryReader.name(entry.name()),
                UrlTable.hash(entry.url()),
                content,
                identity);
    }

    /// Whether any address tells which stream it opens.
    boolean hasIdentities() {
        return hasIdentities;
    }

    /// Of the stream, 0 if its address does not tell.
    long identity(int index) {
        return rows.get(index, IDENTITY);
    }

    int size() {
        return rows.size();
    }

    /// Hash of name, group and guide id.
    long label(int index) {
        return rows.get(index, LABEL);
    }

    long name(int index) {
        return rows.get(index, NAME);
    }

    /// Hash of its URL.
    long address(int index) {
        return rows.get(index, ADDRESS);
    }

    /// Hash of everything that is stored of it.
    long content(int index) {
        return rows.get(index, CONTENT);
    }

    void setContent(int index, long content) {
        rows.set(index, CONTENT, content);
    }
}
