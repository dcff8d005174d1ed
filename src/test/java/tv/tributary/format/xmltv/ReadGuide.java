package tv.tributary.format.xmltv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// All that the reader makes of a document.
record ReadGuide(XmltvSummary summary, List<XmltvChannel> channels, List<Programme> programmes) {
    static ReadGuide of(String document) {
        return of(document.getBytes(StandardCharsets.UTF_8));
    }

    static ReadGuide of(byte[] document) {
        var channels = new ArrayList<XmltvChannel>();
        var programmes = new ArrayList<Programme>();
        var handler = new XmltvReader.Handler() {
            @Override
            public void channel(XmltvChannel channel) {
                channels.add(channel);
            }

            @Override
            public void programme(Programme programme) {
                programmes.add(programme);
            }
        };
        try {
            var summary = XmltvReader.read(new ByteArrayInputStream(document), "", handler, () -> {});
            return new ReadGuide(summary, channels, programmes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of one programme, with these elements in it.
    static Programme programme(String elements) {
        var guide = of("<tv><programme start=\"20260301200000 +0000\" stop=\"20260301210000 +0000\" channel=\"a\">"
                + elements + "</programme></tv>");
        return guide.programmes().getFirst();
    }

    Programme only() {
        if (programmes.size() != 1) throw new AssertionError(programmes.size() + " programmes");
        return programmes.getFirst();
    }

    List<String> titles() {
        return programmes.stream().map(Programme::title).toList();
    }
}
