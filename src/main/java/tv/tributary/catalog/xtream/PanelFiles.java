package tv.tributary.catalog.xtream;

import java.io.IOException;

/// One of a panel's lists and its categories. Closing deletes both.
record PanelFiles(PanelFile categories, PanelFile list) implements AutoCloseable {
    long size() throws IOException {
        return categories.size() + list.size();
    }

    @Override
    public void close() throws IOException {
        try (categories) {
            list.close();
        }
    }
}
