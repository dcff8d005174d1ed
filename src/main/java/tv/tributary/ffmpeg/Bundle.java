package tv.tributary.ffmpeg;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;

/// The ffmpeg in a jar on the class path, one for each system. Programs cannot run from a jar, so it is unpacked once.
final class Bundle {
    private static final String ROOM = "org/bytedeco/ffmpeg/";

    private Bundle() {}

    /// Unpacks the files into a folder of `cache` named after the jar, unless they are there: first beside it, then
    /// renamed, so that a folder that stands is complete, and processes that start at once do not meet.
    ///
    /// @return the program; empty if none is bundled for this system
    static Optional<Path> unpackedIn(Path cache) throws IOException {
        var folder = ROOM + system(System.getProperty("os.name", ""), System.getProperty("os.arch", "")) + "/";
        var program = System.getProperty("os.name", "").startsWith("Windows") ? "ffmpeg.exe" : "ffmpeg";
        var found = Bundle.class.getClassLoader().getResource(folder + program);
        if (found == null || !(found.openConnection() instanceof JarURLConnection connection)) return Optional.empty();
        connection.setUseCaches(false);
        var jarName = URLDecoder.decode(connection.getJarFileURL().getPath(), StandardCharsets.UTF_8)
                .replaceFirst(".*/", "");
        var home = cache.resolve(jarName.replaceFirst("\\.jar$", ""));
        if (!Files.isExecutable(home.resolve(program))) {
            try (var jar = connection.getJarFile()) {
                unpack(jar, folder, home);
            }
        }
        return Optional.of(home.resolve(program));
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
