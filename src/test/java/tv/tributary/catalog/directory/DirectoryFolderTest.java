package tv.tributary.catalog.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.Source.SourceKind;

/// What the public directory says of names, read from a copy of a dozen channels.
class DirectoryFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        TestDirectory.write(folder);
    }

    @ParameterizedTest
    @CsvSource({
        // Two countries have a Zorbo: each market means its own.
        "DE: Zorbo, tv|de|zorbo",
        "AT: Zorbo, tv|de|zorbo",
        "FR: Zorbo, tv|fr|zorbo",
        // One Velka, short though its name is for one that is somebody's own.
        "DE: VLK, tv||vlk",
        "FR: VLK HD, tv||vlk",
        // Feeds for languages and countries.
        "DE: Pelmo Deutsch, tv||pelmo;de",
        "BR: Pelmo, tv||pelmo",
        "HU: Grindo, tv|hu|grindo",
        "GB: Grindo, tv||grindo",
        // Another name of the same.
        "GB: Grindo World, tv||grindo",
        // A time shift is never the plain feed.
        "GB: Grindo +1, tv||grindo;+1",
        // One that no list of the directory has is judged by its form.
        "GB: Unheard, tv||unheard"
    })
    void nameMeansTheFeedForItsViewers(String name, String key) throws IOException {
        assertThat(key(name)).isEqualTo(key);
    }

    @Test
    void undecidedNamesAreJudgedAsWithoutIt() throws IOException {
        assertThat(key("US: Zorbo"))
                .isEqualTo(ChannelIdentifier.SHIPPED
                        .identify(stream("US: Zorbo"), NamingConventions.NONE)
                        .key());
    }

    @Test
    void handWrittenRowsSpeakFirst() throws IOException {
        // The directory of this test says that TLC is one channel.
        assertThat(key("DE: TLC")).isNotEqualTo(key("PL: TLC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channels", "feeds", "countries", "regions"})
    void halfADocumentIsNone(String document) throws IOException {
        var file = folder.resolve(document + ".json");
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));

        assertThatThrownBy(() -> DirectoryFolder.read(folder)).isInstanceOf(IOException.class);
    }

    private String key(String name) throws IOException {
        return new ChannelIdentifier(Brands.SHIPPED, DirectoryFolder.read(folder))
                .identify(stream(name), NamingConventions.NONE)
                .key();
    }

    private static ListedStream stream(String name) {
        return new ListedStream(new EntryName(SourceKind.LIVE, name, "", ""), "", "");
    }
}
