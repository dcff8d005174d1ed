package tv.tributary.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.file.OwnerOnly;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// Checks tokens: viewers by the household's token or another user's, administrators by the API token. Answers
/// from memory; compares in constant time. Thread-safe.
public final class TokenGate {
    private static final String NAME = "access";

    private final Settings settings;
    private final LatestValue<AccessSettings> chosen;
    private final Token api;
    private final List<TokenSource> users;
    private final List<Consumer<Sighting>> followers = new CopyOnWriteArrayList<>();

    /// Reads both tokens, or makes them at the first start.
    ///
    /// @param apiTokenFile readable by the owner alone (mode 0600 where the platform has modes)
    /// @param users those who may watch beside the household
    /// @throws java.io.UncheckedIOException if that file can be neither read nor written
    public TokenGate(Settings settings, Path apiTokenFile, TokenSource... users) {
        this.settings = settings;
        this.chosen = settings.of(NAME, AccessSettings.defaults());
        this.users = List.of(users);
        this.api = new TokenFile(apiTokenFile).readOrMake(new SecureRandom());
        if (chosen.get().householdToken().isBlank()) renewHouseholdToken();
    }

    /// Lower-case letters and digits, short enough to type on a remote control.
    public String householdToken() {
        return chosen.get().householdToken();
    }

    /// Makes a new household token; every playlist and stream address given out before stops working.
    public void renewHouseholdToken() {
        var token = Token.forHousehold(new SecureRandom()).value();
        settings.save(NAME, new AccessSettings(token));
    }

    public String apiToken() {
        return api.value();
    }

    /// The household's own grant.
    public Grant household() {
        return Grant.of(Grant.HOUSEHOLD, Messages.of("access.household"), householdToken());
    }

    /// Lets somebody in to watch.
    ///
    /// @return empty if nobody has such a token
    public Optional<Grant> admit(String token) {
        var household = household();
        var admitted = Token.of(household.token()).matches(token) ? Optional.of(household) : Optional.<Grant>empty();
        // All are asked, so that the time it takes does not tell which of them knows the token.
        for (var source : users) {
            var found = source.find(token);
            if (admitted.isEmpty()) admitted = found;
        }
        return admitted;
    }

    /// Lets somebody in by name and password. Slow for a password that was not used before: never on an I/O thread.
    ///
    /// @param address of the network, by which guessing is counted
    public LoginResult logIn(String name, String password, String address) {
        for (var source : users) {
            var result = source.logIn(name, password, address);
            if (result.outcome() != LoginOutcome.UNKNOWN) return result;
        }
        return LoginResult.of(LoginOutcome.UNKNOWN);
    }

    /// Notes that somebody who was let in asked for something. Returns at once.
    ///
    /// @param client its User-Agent; empty if it sent none
    public void seen(Grant grant, String address, String client) {
        for (var source : users) source.seen(grant, address, client);
        var sighting = new Sighting(grant.user(), address, client);
        for (var follower : followers) follower.accept(sighting);
    }

    /// Somebody who was let in, asking for something.
    ///
    /// @param user as in [Grant#user]
    /// @param client its User-Agent; empty if it sent none
    public record Sighting(String user, String address, String client) {}

    /// Tells of each request of somebody who was let in, on the request's own thread: return at once.
    public Subscription follow(Consumer<Sighting> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /// When the access of somebody who was let in ends; empty for no end.
    public Optional<Instant> end(Grant grant) {
        return users.stream().flatMap(source -> source.end(grant).stream()).findFirst();
    }

    public boolean admitsAdministrator(String token) {
        return api.matches(token);
    }

    /// Settings of who may connect.
    ///
    /// @param householdToken opens playlist and streams; empty until the first start made one
    record AccessSettings(String householdToken) {
        static AccessSettings defaults() {
            return new AccessSettings("");
        }
    }

    /// A kind of users: knows their tokens and what each may do. Called on I/O threads by several at once, so it
    /// answers from memory; tokens are compared in constant time.
    @FunctionalInterface
    public interface TokenSource {
        /// @param token as it came with the request: any text, or none
        /// @return empty if it is none of theirs
        Optional<Grant> find(String token);

        /// Lets one of them in by name and password. The only method that may wait: called on virtual threads.
        default LoginResult logIn(String name, String password, String address) {
            return LoginResult.of(LoginOutcome.UNKNOWN);
        }

        /// When the access of one of theirs ends; empty for no end, and for others' grants.
        default Optional<Instant> end(Grant grant) {
            return Optional.empty();
        }

        /// Somebody who was let in asked for something.
        default void seen(Grant grant, String address, String client) {}
    }

    /// What came of a login by name and password.
    public enum LoginOutcome {
        ADMITTED,
        /// There is no such user, or another password; nobody is told which.
        UNKNOWN,
        /// Too many were wrong lately: this one was not looked at.
        TOO_MANY_ATTEMPTS,
        DISABLED,
        EXPIRED
    }

    /// @param grant of who is admitted
    /// @param ended when an expired access ended
    public record LoginResult(LoginOutcome outcome, Optional<Grant> grant, Optional<Instant> ended) {
        public static LoginResult admitted(Grant grant) {
            return new LoginResult(LoginOutcome.ADMITTED, Optional.of(grant), Optional.empty());
        }

        static LoginResult of(LoginOutcome refusal) {
            return new LoginResult(refusal, Optional.empty(), Optional.empty());
        }
    }

    /// The file that holds the API token. Readable by its owner only, from the moment it is created.
    static final class TokenFile {
        private static final Logger log = LoggerFactory.getLogger(TokenFile.class);
        private static final int LONGEST = 4_096;

        private final Path file;

        TokenFile(Path file) {
            this.file = file;
        }

        /// The token in it; a new one where there is none (or nothing but blanks). A file that holds no text,
        /// as after a crash of the disk, is put aside under a name ending in `.unreadable`.
        ///
        /// @throws UncheckedIOException if the file can be neither read nor written
        Token readOrMake(SecureRandom random) {
            try {
                var known = read();
                if (known.isPresent()) {
                    // A file restored from a backup may have come back readable by all.
                    OwnerOnly.close(file);
                    return known.get();
                }
                write(Token.forApi(random));
                return read().orElseThrow(() -> new IOException("empty after writing: " + file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Optional<Token> read() throws IOException {
            try {
                var text = Files.size(file) > LONGEST
                        ? "\0"
                        : Files.readString(file).strip();
                if (text.isEmpty()) return Optional.empty();
                if (text.chars().allMatch(c -> c > ' ' && c < 0x7F)) return Optional.of(Token.of(text));
            } catch (NoSuchFileException _) {
                return Optional.empty();
            } catch (CharacterCodingException _) {
                // Put aside like other nonsense.
            }
            putAside();
            return Optional.empty();
        }

        private void putAside() throws IOException {
            var aside = file.resolveSibling(file.getFileName() + ".unreadable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.warn("the file of the API token held no text: it was put aside as {}, and there is a new token", aside);
        }

        /// Written beside and moved into place, so nobody ever reads half a token.
        private void write(Token token) throws IOException {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            try {
                OwnerOnly.file(beside);
                Files.writeString(beside, token.value() + "\n", StandardCharsets.US_ASCII);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
    }

    /// A secret that grants access. Compared in constant time; never shown by [#toString()].
    static final class Token {
        /// No `0 o 1 l i`: a person types it on a remote control and must not have to guess.
        static final String TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789";

        private static final int HOUSEHOLD_LENGTH = 10;
        private static final int API_BYTES = 32;

        private final String value;

        private Token(String value) {
            this.value = value;
        }

        /// A known one.
        ///
        /// @throws IllegalArgumentException if it is empty: an empty token would open everything
        static Token of(String value) {
            if (value.isBlank()) throw new IllegalArgumentException("empty token");
            return new Token(value);
        }

        /// Ten characters of 31: 49 bits, far beyond guessing over a network.
        static Token forHousehold(SecureRandom random) {
            return new Token(typeable(HOUSEHOLD_LENGTH, random));
        }

        /// A secret to be typed.
        static String typeable(int length, SecureRandom random) {
            var typed = new StringBuilder(length);
            for (int i = 0; i < length; i++) typed.append(TYPEABLE.charAt(random.nextInt(TYPEABLE.length())));
            return typed.toString();
        }

        /// 256 bits in 43 characters that need no quoting in a shell or a URL.
        static Token forApi(SecureRandom random) {
            var bytes = new byte[API_BYTES];
            random.nextBytes(bytes);
            return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }

        String value() {
            return value;
        }

        /// Takes as long for a near miss as for nonsense.
        boolean matches(String candidate) {
            return MessageDigest.isEqual(
                    value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Token[***]";
        }
    }
}
