package tv.tributary.catalog.xtream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.model.ProviderAccount;

/// The last answers of panels, and the addresses that gave them. Thread-safe.
final class LastAnswers {
    private final Map<XtreamLogin, ProviderAccount> byLogin = new ConcurrentHashMap<>();

    void heard(XtreamLogin login, ProviderAccount account) {
        byLogin.put(login, account);
    }

    /// The panel's addresses, the one that answered last first.
    List<String> hosts(XtreamLogin login) {
        var hosts = new ArrayList<>(login.hosts());
        var last = Optional.ofNullable(byLogin.get(login)).map(ProviderAccount::host);
        if (last.isPresent() && hosts.remove(last.get())) hosts.addFirst(last.get());
        return hosts;
    }

    /// What was said since then, if anything was.
    Optional<ProviderAccount> since(XtreamLogin login, Instant then) {
        return Optional.ofNullable(byLogin.get(login))
                .filter(account -> account.seen().isAfter(then));
    }
}
