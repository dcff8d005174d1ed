package tv.tributary.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import tv.tributary.event.Latest;
import tv.tributary.settings.Settings;

/// Checks tokens: viewers by the token in the path, administrators by the API token. Answers from memory; compares in
/// constant time. Thread-safe.
public final class Gate {
    private static final String NAME = "access";

    private final Settings settings;
    private final Latest<AccessSettings> chosen;
    private final Token api;

    /// Reads both tokens, or makes them at the first start.
    ///
    /// @param apiTokenFile readable by the owner alone (mode 0600 where the platform has modes)
    /// @throws java.io.UncheckedIOException if that file can be neither read nor written
    public Gate(Settings settings, Path apiTokenFile) {
        this.settings = settings;
        this.chosen = settings.of(NAME, AccessSettings.defaults());
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
        settings.save(NAME, chosen.get().withToken(token));
    }

    public String apiToken() {
        return api.value();
    }

    public boolean admitsViewer(String token) {
        return Token.of(householdToken()).opens(token);
    }

    public boolean admitsAdministrator(String token) {
        return api.opens(token);
    }

    /// Further names under which this machine may be addressed, beside its own; lower case.
    public List<String> hostNames() {
        return chosen.get().hostNames();
    }
}
