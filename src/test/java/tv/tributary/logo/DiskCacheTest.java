package tv.tributary.logo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.ManualClock;

class DiskCacheTest {
    private static final Instant DUE = Instant.parse("2030-01-01T00:00:00Z");

    private final ManualClock clock = new ManualClock(Instant.now());

    @TempDir
    private Path folder;

    @Test
    void aCardComesBackAsItWas() {
        var cachedLogo = new CachedLogo(
                Optional.of(Thumbnail.of(Drawn.logo(40, Drawn.BLACK), ArtworkKind.LOGO)),
                OptionalLong.of(-5),
                DUE,
                "\"7\"",
                "Tue, 01 Jul 2025 10:00:00 GMT");
        new DiskCache(folder, 1 << 20, clock).put("http://a/", cachedLogo);
        var found = new DiskCache(folder, 1 << 20, clock).find("http://a/").orElseThrow();
        assertThat(found.likeness()).hasValue(-5);
        assertThat(found.due()).isEqualTo(DUE);
        assertThat(found.etag()).isEqualTo("\"7\"");
        assertThat(found.lastModified()).isEqualTo("Tue, 01 Jul 2025 10:00:00 GMT");
        assertThat(found.picture().orElseThrow().bytes())
                .isEqualTo(cachedLogo.picture().orElseThrow().bytes());
    }

    @Test
    void aServersWordsCannotBreakTheFile() {
        var diskCache = new DiskCache(folder, 1 << 20, clock);
        diskCache.put(
                "http://a/", new CachedLogo(Optional.empty(), OptionalLong.empty(), DUE, "x\ny", "ü".repeat(400)));
        var found = diskCache.find("http://a/").orElseThrow();
        assertThat(found.etag()).isEmpty();
        assertThat(found.lastModified()).isEmpty();
    }

    @Test
    void theOnesNobodyLookedAtGoFirst() throws Exception {
        var small = new DiskCache(folder, 20_000, clock);
        for (var i = 0; i < 255; i++) small.put("http://a/" + i, card());
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofDays(9))));
            }
        }
        assertThat(small.find("http://a/3")).isPresent();
        small.put("http://a/fresh", card());
        small.put("http://a/last", card());
        assertThat(small.find("http://a/3")).isPresent();
        assertThat(small.find("http://a/fresh")).isPresent();
        try (var files = Files.list(folder)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(20_000);
        }
    }

    private static CachedLogo card() {
        return new CachedLogo(
                Optional.of(Thumbnail.of(Drawn.logo(40, Drawn.BLACK), ArtworkKind.LOGO)),
                OptionalLong.of(1),
                DUE,
                "",
                "");
    }
}
