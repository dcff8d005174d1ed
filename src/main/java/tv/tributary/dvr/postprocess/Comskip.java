package tv.tributary.dvr.postprocess;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets Comskip look for advertisements, where it is installed. May take as long as the recording is.
final class Comskip {
    private static final Logger log = LoggerFactory.getLogger(Comskip.class);
    private static final Duration LONGEST = Duration.ofHours(6);
    /// Nothing but an edit decision list, in which 3 is a break.
    private static final String SETTINGS = "output_default=0\noutput_edl=1\nedl_skip_field=3\n";

    private final String path;

    /// @param path the folders in which the system looks for programs
    Comskip(String path) {
        this.path = path;
    }

    Optional<Path> program() {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .flatMap(folder -> Stream.of(folder.resolve("comskip"), folder.resolve("comskip.exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Its exit code says nothing certain: what counts is the list that it writes.
    ///
    /// @param length of the recording; what cannot be true of it is thrown away
    /// @return none if it found none
    /// @throws IOException if it cannot be run
    AdvertisementBreaks look(Path program, Path file, Duration length) throws IOException, InterruptedException {
        var output = Files.createTempDirectory("tributary-breaks");
        try {
            var settings = Files.writeString(output.resolve("comskip.ini"), SETTINGS);
            var ending = ProgramRun.run(
                    List.of(
                            program.toString(),
                            "--ini=" + settings,
                            "--output=" + output,
                            "--quiet",
                            "-t",
                            file.toString()),
                    output,
                    LONGEST);
            if (!ending.inTime()) log.warn("looking for advertisements took too long");
            var found = AdvertisementBreaks.NONE;
            try (var made = Files.newDirectoryStream(output, "*.edl")) {
                for (var edl : made) found = AdvertisementBreaks.of(Files.readString(edl, StandardCharsets.ISO_8859_1));
            }
            return found.isPlausible(length) ? found : AdvertisementBreaks.NONE;
        } finally {
            delete(output);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
