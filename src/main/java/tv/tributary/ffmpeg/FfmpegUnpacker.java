package tv.tributary.ffmpeg;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The ffmpeg in a jar on the class path, one per platform. Programs cannot run from a jar, so it is unpacked
/// once.
final class FfmpegUnpacker {
    private static final String ROOM = "org/bytedeco/ffmpeg/";

    /// Libraries that the bundled ones load and a bare system lacks: for sound, screens and graphics cards.
    /// None of them is ever called here, but the loader wants a file of that name. The last one is in the jar
    /// under a name without its number.
    private static final List<String> WANTED = List.of(
            "libasound.so.2",
            "libpulse.so.0",
            "libxcb.so.1",
            "libxcb-shm.so.0",
            "libxcb-shape.so.0",
            "libxcb-xfixes.so.0",
            "libva.so.2",
            "libva-drm.so.2",
            "libdrm.so.2",
            "libpostproc.so.57");
    /// Small libraries of the jars that need the C library only and name no versions: the first that is there
    /// is put in the place of each that is wanted.
    private static final List<String> STAND_INS = List.of("libdrm.so.2", "libvcos.so");

    private final URL program;
    private final String folder;

    private FfmpegUnpacker(URL program, String folder) {
        this.program = program;
        this.folder = folder;
    }

    /// Those for this system. The first is the newest; the other is older and wants less of the system.
    static List<FfmpegUnpacker> onClassPath() {
        var system = system(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        var name = system.startsWith("windows") ? "ffmpeg.exe" : "ffmpeg";
        return Stream.of(system, system + "-gpl")
                .map(one -> ROOM + one + "/")
                .flatMap(folder -> Optional.ofNullable(
                        FfmpegUnpacker.class.getClassLoader().getResource(folder + name))
                        .map(found -> new FfmpegUnpacker(found, folder))
                        .stream())
                .toList();
    }

    /// Unpacks the files into a folder of `cache` named after the jar, unless they are there: first beside it,
    /// then renamed, so that a folder that stands is complete, and processes that start at once do not meet.
    ///
    /// @return the program
    Path unpackedIn(Path cache) throws IOException {
        if (!(program.openConnection() instanceof JarURLConnection connection)) throw new IOException("not in a jar");
        connection.setUseCaches(false);
        var jarName = URLDecoder.decode(connection.getJarFileURL().getPath(), StandardCharsets.UTF_8)
                .replaceFirst(".*/", "");
        var home = cache.resolve(jarName.replaceFirst("\\.jar$", ""));
        var file = home.resolve(connection.getEntryName().substring(folder.length()));
        if (!Files.exists(file)) {
            try (var jar = connection.getJarFile()) {
                unpack(jar, folder, home);
            }
        }
        complete(home);
        return file;
    }

    /// Puts in what is [#WANTED]. Other systems than Linux have no stand-in and want nothing.
    static void complete(Path home) throws IOException {
        var standIn =
                STAND_INS.stream().map(home::resolve).filter(Files::exists).findFirst();
        if (standIn.isEmpty()) return;
        for (var name : WANTED) {
            var file = home.resolve(name);
            if (Files.exists(file)) continue;
            var shorter = home.resolve(name.replaceFirst("\\.\\d+$", ""));
            var copy = Files.createTempFile(home, ".library", "");
            Files.copy(Files.exists(shorter) ? shorter : standIn.get(), copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// The jar's name for a system, such as `linux-x86_64`.
    static String system(String name, String arch) {
        var lower = name.toLowerCase(Locale.ROOT);
        var system = lower.startsWith("windows") ? "windows" : lower.startsWith("mac") ? "macosx" : "linux";
        var processor = switch (arch) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> arch;
        };
        return system + "-" + processor;
    }

    private static void unpack(JarFile jar, String folder, Path home) throws IOException {
        var parent = Files.createDirectories(home.toAbsolutePath().getParent());
        var fresh = Files.createTempDirectory(parent, ".ffmpeg");
        try {
            for (var entry : jar.stream().toList()) {
                var name = entry.getName()
                        .substring(Math.min(folder.length(), entry.getName().length()));
                boolean wanted = entry.getName().startsWith(folder)
                        && !name.isEmpty()
                        && name.indexOf('/') < 0
                        && !name.startsWith("libjni")
                        && !name.startsWith("jni")
                        && !name.endsWith(".h");
                if (!wanted) continue;
                var file = fresh.resolve(name);
                try (var in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (!file.toFile().setExecutable(true)) throw new IOException("cannot make it a program: " + file);
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Unless somebody else was faster.
            if (!Files.isDirectory(home)) throw e;
        } finally {
            remove(fresh);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
