package tv.tributary.catalog.xtream;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import tv.tributary.catalog.intake.ListDigest;
import tv.tributary.catalog.intake.StreamAddressing.ListPart;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.xtream.XtreamEntries.PanelFiles;
import tv.tributary.format.xtream.PanelAccount;
import tv.tributary.format.xtream.PanelInfo;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.format.xtream.XtreamStream;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.net.OutboundRoute;
import tv.tributary.text.LocalizableMessage;

/// Asks one provider's panel: one question at a time, at the first of its addresses that answers. Blocks.
final class Panel {
    private static final long LARGEST_ACCOUNT = 1L << 20;
    private static final long LARGEST_TITLE = 1L << 25;
    private static final long LARGEST_LIST = 1L << 30;

    private final Fetch fetch;
    private final Provider provider;
    private final XtreamLogin login;
    private final LastAnswers lastAnswers;
    private final InstantSource clock;

    Panel(Fetch fetch, Provider provider, XtreamLogin login, LastAnswers lastAnswers, InstantSource clock) {
        this.fetch = fetch;
        this.provider = provider;
        this.login = login;
        this.lastAnswers = lastAnswers;
        this.clock = clock;
    }

    XtreamLogin login() {
        return login;
    }

    /// The account in the addresses of what is listed: always the provider's first, so that they stay as they are when
    /// another one asks.
    private XtreamLogin listed() {
        return XtreamLogin.pool(provider.settings().location()).stream()
                .findFirst()
                .orElse(login);
    }

    /// What it says of the account, also if that cannot be used.
    ///
    /// @throws UnusableList if none of its addresses answers as a panel does; the reason is that of the first
    ProviderAccount account(Duration patience) throws UnusableList {
        var hosts = lastAnswers.hosts(login);
        var patienceForEach = patience.dividedBy(hosts.size());
        Optional<UnusableList> first = Optional.empty();
        for (var host : hosts) {
            try {
                var account = account(host, patienceForEach);
                lastAnswers.heard(login, account);
                return account;
            } catch (UnusableList e) {
                if (!PanelFaults.isOfTheHost(e.fault())) throw e;
                if (first.isEmpty()) first = Optional.of(e);
            }
        }
        throw first.orElseThrow();
    }

    private ProviderAccount account(String host, Duration patience) throws UnusableList {
        try (var answer = fetch.open(request(login.account(host), LARGEST_ACCOUNT, patience))) {
            var account = PanelAccount.read(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            if (account.value().isEmpty()) throw new UnusableList(PanelFaults.ofAccount(account.shape()));
            return of(account.value().get(), host);
        } catch (NetException e) {
            throw PanelFaults.of(e);
        } catch (IOException e) {
            throw UnusableList.of(e);
        }
    }

    private ProviderAccount of(PanelAccount account, String host) {
        var now = clock.instant();
        return new ProviderAccount(
                ProviderAccount.AccountState.valueOf(account.state(now).name()),
                account.status(),
                account.expires(),
                account.trial(),
                account.inUse().orElse(0),
                account.allowed().orElse(0),
                account.zone().map(ZoneId::getId).orElse(""),
                host,
                account.formats(),
                now);
    }

    /// What it says of one film or series, at the address that answered last.
    Listing details(XtreamStream title, Duration patience) throws UnusableList {
        var host = lastAnswers.hosts(login).getFirst();
        var url = title.type() == XtreamStream.Type.SERIES
                ? login.series(host, title.id())
                : login.movieInfo(host, title.id());
        try (var answer = fetch.openOnce(request(url, LARGEST_TITLE, patience))) {
            var info = PanelInfo.read(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            var fault = PanelFaults.ofList(info.shape());
            if (fault.isPresent()) throw new UnusableList(fault.get());
            return PanelEntries.of(info.value().orElseThrow());
        } catch (NetException e) {
            throw UnusableList.of(e);
        } catch (IOException e) {
            throw UnusableList.of(e);
        }
    }

    /// The beginning of the live streams, as they come.
    XtreamEntries open(ProviderAccount account, Duration patience) throws UnusableList {
        try {
            var url = login.action(account.host(), PanelList.LIVE.action());
            return XtreamEntries.coming(listed(), account.host(), fetch.open(request(url, LARGEST_LIST, patience)));
        } catch (NetException e) {
            throw PanelFaults.of(e);
        }
    }

    /// All lists, whole. Of films and series, those that do not come are left out.
    ///
    /// @param progress hears how much has come; may throw to stop
    /// @throws UnusableList if the live streams do not come
    /// @throws IOException if there is no room to keep them
    XtreamEntries fetch(ProviderAccount account, Duration patience, DoubleConsumer progress)
            throws UnusableList, IOException {
        var digest = new ListDigest();
        // The same lists at another address, or of another login, have other streams.
        var name = listed().withHosts(List.of(account.host())).location().getBytes(StandardCharsets.UTF_8);
        digest.update(name, 0, name.length);
        Map<ListPart, PanelFiles> files = new EnumMap<>(ListPart.class);
        Map<ListPart, LocalizableMessage> failed = new EnumMap<>(ListPart.class);
        try {
            for (var list : PanelList.values()) {
                try {
                    files.put(list.part(), files(list, account.host(), patience, digest, progress));
                } catch (UnusableList e) {
                    if (list == PanelList.LIVE) throw e;
                    failed.put(list.part(), e.message());
                }
            }
            return XtreamEntries.of(listed(), account.host(), files, failed, digest.text());
        } catch (UnusableList | IOException | RuntimeException | Error e) {
            for (var one : files.values()) one.close();
            throw e;
        }
    }

    private PanelFiles files(PanelList list, String host, Duration patience, ListDigest digest, DoubleConsumer progress)
            throws UnusableList, IOException {
        var categories = file(login.action(host, list.categoriesAction()), patience, digest, progress);
        try {
            return new PanelFiles(categories, file(login.action(host, list.action()), patience, digest, progress));
        } catch (UnusableList | IOException | RuntimeException | Error e) {
            categories.close();
            throw e;
        }
    }

    private PanelFile file(String url, Duration patience, ListDigest digest, DoubleConsumer progress)
            throws UnusableList, IOException {
        try (var answer = fetch.open(request(url, LARGEST_LIST, patience))) {
            return PanelFile.of(answer, digest, progress);
        } catch (NetException e) {
            throw UnusableList.of(e);
        }
    }

    private Fetch.Request request(String url, long largest, Duration patience) {
        var settings = provider.settings();
        return new Fetch.Request(
                url,
                settings.userAgent().isEmpty() ? Http.USER_AGENT : settings.userAgent(),
                "",
                "",
                largest,
                patience,
                Fetch.Reach.ANYWHERE,
                settings.requests().headers(),
                OutboundRoute.of(
                        settings.requests().proxy(), settings.requests().certificate()));
    }
}
