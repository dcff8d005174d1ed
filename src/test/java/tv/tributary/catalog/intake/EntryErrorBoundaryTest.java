package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.testkit.ExpectedWarnings;

class EntryErrorBoundaryTest {
    private final EntryErrorBoundary edge = new EntryErrorBoundary();

    @Test
    @ExpectedWarnings("an entry is left out, its reader failed")
    void anEntryThatTripsItsReaderIsLeftOutAndTheOthersStay() throws IOException {
        var names = new ArrayList<String>();
        each(entry -> {
            if (entry.name().equals("Two")) throw new StringIndexOutOfBoundsException("a reader's mistake");
            names.add(entry.name());
        });
        assertThat(names).containsExactly("One", "Three");
        assertThat(edge.failed()).isEqualTo(1);
    }

    @Test
    void whatIsNoEntrysFaultEndsTheReading() {
        assertThatThrownBy(() -> each(_ -> {
                    throw new CancellationException("cancelled");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(edge.failed()).isZero();
    }

    private void each(Consumer<M3uEntry> reader) throws IOException {
        var list = """
                #EXTM3U
                #EXTINF:-1,One
                http://192.0.2.1/1
                #EXTINF:-1,Two
                http://192.0.2.1/2
                #EXTINF:-1,Three
                http://192.0.2.1/3
                """;
        M3uReader.read(
                new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), entry -> edge.pass(entry, reader));
    }
}
