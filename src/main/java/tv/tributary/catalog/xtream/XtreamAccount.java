package tv.tributary.catalog.xtream;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.catalog.provider.ProviderKind.PresentedCertificate;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.format.xtream.XtreamStream;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.net.Fetch;
import tv.tributary.net.NetException;
import tv.tributary.net.OutboundRoute;
import tv.tributary.store.ProviderRow.ListMark;

/// A provider that is an account at an Xtream panel. Its location is the address of the panel's `player_api.php` with
/// the login, further addresses of the panel as `host` behind it. Thread-safe.
public final class XtreamAccount implements ProviderKind {
    public static final String ID = "xtream";

    private static final String TS = ".ts";
    private static final String HLS = ".m3u8";

    /// Links to a panel's pages that are no M3U lists.
    private static final Pattern OWN = Pattern.compile("(?i).*/(?:player_api|panel_api|xmltv)\\.php/?\\?.+");
    private static final Pattern STREAM = Pattern.compile("(\\d{1,18})\\.([a-z0-9]{1,8})");
    /// For what a panel says of the account before its lists are asked for.
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(30);

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Fetch fetch;
    private final InstantSource clock;
    private final LastAnswers lastAnswers = new LastAnswers();

    public XtreamAccount(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean accepts(String typed) {
        var text = typed.strip();
        var isLink = text.chars().noneMatch(Character::isWhitespace);
        return (!isLink || OWN.matcher(text).matches())
                && XtreamLogin.parse(text).isPresent();
    }

    @Override
    public String location(String typed) {
        var pool = XtreamLogin.pool(typed);
        return pool.isEmpty() ? login(typed).location() : XtreamLogin.location(pool);
    }

    @Override
    public String withAccount(String location, String user, String password) {
        var pool = new ArrayList<>(XtreamLogin.pool(location));
        if (pool.isEmpty() || user.isBlank() || password.isBlank()) throw new InvalidProvider(Problem.NO_ACCOUNT);
        var isThere = pool.stream().anyMatch(login -> login.user().equals(user.strip()));
        if (isThere) throw new InvalidProvider(Problem.ACCOUNT_TAKEN);
        pool.add(new XtreamLogin(pool.getFirst().hosts(), user.strip(), password.strip()));
        return XtreamLogin.location(pool);
    }

    @Override
    public String withoutAccount(String location, int number) {
        var pool = new ArrayList<>(XtreamLogin.pool(location));
        if (pool.size() < 2 || number < 1 || number > pool.size()) throw new InvalidProvider(Problem.LAST_ACCOUNT);
        pool.remove(number - 1);
        return XtreamLogin.location(pool);
    }

    /// The account itself says.
    @Override
    public int usualConnections() {
        return 0;
    }

    /// A panel's list says less than the panel: no guide, no days of archive, no episodes.
    @Override
    public Optional<String> better(ProviderOrigin other) {
        return other.kind().equals(ID)
                ? Optional.empty()
                : XtreamLogin.parse(other.location()).map(XtreamLogin::location);
    }

    private static XtreamLogin login(String location) {
        return XtreamLogin.parse(location).orElseThrow(() -> new InvalidProvider(Problem.NO_ACCOUNT));
    }

    @Override
    public Optional<PresentedCertificate> certificate(String location, RequestSettings requests) {
        var host = login(location).hosts().getFirst();
        try {
            var seen = fetch.certificate(host, OutboundRoute.of(requests.proxy(), ""));
            return Optional.of(new PresentedCertificate(
                    seen.fingerprint(), seen.subject(), seen.issuer(), seen.from(), seen.until()));
        } catch (NetException _) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, ProviderAccount> accounts(Provider provider, Duration patience) throws UnusableList {
        Map<String, ProviderAccount> accounts = new LinkedHashMap<>();
        Optional<UnusableList> first = Optional.empty();
        for (var login : pool(provider)) {
            try {
                accounts.put(name(provider, login), panel(provider, login).account(patience));
            } catch (UnusableList e) {
                if (first.isEmpty()) first = Optional.of(e);
            }
        }
        if (accounts.isEmpty()) throw first.orElseThrow();
        return accounts;
    }

    @Override
    public Map<String, List<String>> addresses(Provider provider, String url) {
        var pool = pool(provider);
        if (pool.size() < 2) return Map.of("", forms(url));
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (var login : pool)
            addresses.put(name(provider, login), forms(login.sameStream(url).orElse(url)));
        return addresses;
    }

    /// Panels send live streams as transport streams, as HLS, or both.
    private static List<String> forms(String url) {
        var isLive = url.endsWith(TS)
                && XtreamStream.of(url)
                        .filter(stream -> stream.type() == XtreamStream.Type.LIVE)
                        .isPresent();
        return isLive ? List.of(url, url.substring(0, url.length() - TS.length()) + HLS) : List.of(url);
    }

    @Override
    public List<String> logins(Provider provider) {
        return pool(provider).stream().map(login -> name(provider, login)).toList();
    }

    /// The first account has no name of its own: it stays the provider's whatever its login becomes.
    private static String name(Provider provider, XtreamLogin login) {
        return login.equals(login(provider.settings().location())) ? "" : login.user();
    }

    private static List<XtreamLogin> pool(Provider provider) {
        var pool = XtreamLogin.pool(provider.settings().location());
        if (pool.isEmpty()) throw new InvalidProvider(Problem.NO_ACCOUNT);
        return pool;
    }

    /// The account that asks for lists and titles: the first one, unless it was heard to be of no use.
    private XtreamLogin asking(Provider provider) {
        var pool = pool(provider);
        return pool.stream()
                .filter(login -> lastAnswers.since(login, Instant.EPOCH).stream()
                        .allMatch(account -> account.stateAt(clock.instant()) == AccountState.ACTIVE))
                .findFirst()
                .orElse(pool.getFirst());
    }

    @Override
    public Optional<String> guideAddress(Provider provider) {
        var login = asking(provider);
        return Optional.of(login.guide(lastAnswers.hosts(login).getFirst()));
    }

    @Override
    public boolean hasDetails(String address) {
        return title(address).isPresent();
    }

    @Override
    public Listing details(Provider provider, String address, Duration patience) throws UnusableList {
        var title = title(address);
        return title.isEmpty()
                ? Listing.NONE
                : panel(provider, asking(provider)).details(title.get(), patience);
    }

    private static Optional<XtreamStream> title(String address) {
        return XtreamStream.of(address)
                .filter(stream ->
                        stream.type() == XtreamStream.Type.MOVIE || stream.type() == XtreamStream.Type.SERIES);
    }

    /// @param stream an id and an ending: `77.mkv`
    @Override
    public Optional<String> episodeAddress(Provider provider, String stream) {
        var parts = STREAM.matcher(stream);
        if (!parts.matches()) return Optional.empty();
        var login = login(provider.settings().location());
        var host = lastAnswers.hosts(login).getFirst();
        return Optional.of(login.episode(host, Long.parseLong(parts.group(1)), parts.group(2)));
    }

    @Override
    public EntrySource open(Provider provider, Duration patience) throws UnusableList {
        var panel = usable(provider, patience);
        return panel.open(account(panel, patience), patience);
    }

    @Override
    public Optional<EntrySource> fetch(Provider provider, ListMark known, Duration patience, DoubleConsumer progress)
            throws UnusableList, IOException {
        var panel = usable(provider, LOGIN_PATIENCE);
        return Optional.of(panel.fetch(account(panel, LOGIN_PATIENCE), patience, progress));
    }

    /// The first of the accounts that can be used.
    ///
    /// @throws UnusableList if there is none: what is wrong with the first
    private Panel usable(Provider provider, Duration patience) throws UnusableList {
        Optional<UnusableList> first = Optional.empty();
        for (var login : pool(provider)) {
            var panel = panel(provider, login);
            try {
                usable(account(panel, patience));
                return panel;
            } catch (UnusableList e) {
                if (first.isEmpty()) first = Optional.of(e);
            }
        }
        throw first.orElseThrow();
    }

    /// Whoever reads the lists has mostly asked for the account just now.
    private ProviderAccount account(Panel panel, Duration patience) throws UnusableList {
        var answer = lastAnswers.since(panel.login(), clock.instant().minus(FRESH));
        return answer.isPresent() ? answer.get() : panel.account(patience);
    }

    private Panel panel(Provider provider, XtreamLogin login) {
        return new Panel(fetch, provider, login, lastAnswers, clock);
    }

    private void usable(ProviderAccount account) throws UnusableList {
        switch (account.stateAt(clock.instant())) {
            case ACTIVE -> {}
            case EXPIRED -> throw expired(account);
            case BANNED -> throw new UnusableList(ListFault.ACCOUNT_BANNED);
            case DISABLED -> throw new UnusableList(ListFault.ACCOUNT_DISABLED);
            case REFUSED -> throw new UnusableList(ListFault.LOGIN_REFUSED);
        }
    }

    private static UnusableList expired(ProviderAccount account) {
        return account.expires()
                .map(end -> UnusableList.of(ListFault.ACCOUNT_EXPIRED, Date.from(end)))
                .orElseGet(() -> new UnusableList(ListFault.ACCOUNT_OVER));
    }
}
