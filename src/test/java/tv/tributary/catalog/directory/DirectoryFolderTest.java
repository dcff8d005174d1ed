package tv.tributary.catalog.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.MergeReport;
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
        // Of feeds in languages that nobody there speaks the English one is meant.
        "DE: Selnor, tv||selnor;en",
        // The name ends in the area it is for; its viewers leave that out.
        "CZ: Mosvar, tv||mosvarcentraleurope",
        "HU: Mosvar Central Europe, tv||mosvarcentraleurope",
        "US: Mosvar, tv||mosvar",
        // Spelled as one of them is spelled.
        "HU: Tessi, tv|de|tessi",
        "HU: Tessi TV, tv|at|tessi",
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
    void theOnlyOneInTheListsIsMeantByThoseWhoseCountryDecidesNothing() throws IOException {
        assertThat(channels("HU: Zorbo", "US: Zorbo", "DE: Zorbo")).isEqualTo(1);
        assertThat(channels("US: Zorbo", "FR: Zorbo", "DE: Zorbo")).isEqualTo(3);
        // The only channel of its name, beside a feed of it for Hungary.
        assertThat(channels("GB: Grindo", "HU: Grindo")).isEqualTo(2);
    }

    private int channels(String... names) throws IOException {
        var report = new MergeReport(new ChannelIdentifier(Brands.SHIPPED, DirectoryFolder.read(folder)));
        var list = new StringBuilder("#EXTM3U\n");
        for (var name : names) list.append("#EXTINF:-1,%s%nhttp://a.test/%d%n".formatted(name, list.length()));
        report.add(new ByteArrayInputStream(list.toString().getBytes(UTF_8)));
        return report.channels();
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
