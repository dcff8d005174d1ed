package tv.tributary.server.api;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.TokenGate;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.User.UserState;
import tv.tributary.access.UserRefused;
import tv.tributary.access.Users;
import tv.tributary.access.View;
import tv.tributary.access.View.NameFilter;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.pairing.DeviceAddresses;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.text.Messages;

/// The people who may watch: list, add, change, remove. The household comes first, with id 0.
final class UsersApi {
    private static final long HOUSEHOLD = 0;

    /// @param maxStreams 0 for no limit
    /// @param lastDay such as `2026-12-31`; absent for no end
    /// @param groups whose channels alone they see; all if there are none
    /// @param hiddenGroups whose channels they do not see
    /// @param movies whether they see films
    /// @param highestAge of age ratings; 18 for no limit
    /// @param unrated whether what has no age rating is seen, where there is a limit
    /// @param largestPicture in lines; 0 for any
    /// @param mostKbps of streams in kbit/s; 0 for any
    /// @param guideDays 0 for as many as the household gets
    record UserJson(
            long id,
            String name,
            boolean hasPassword,
            boolean hasPin,
            UserState state,
            int maxStreams,
            boolean enabled,
            Optional<String> lastDay,
            Set<DayOfWeek> days,
            Set<Right> rights,
            List<String> groups,
            List<String> hiddenGroups,
            boolean movies,
            boolean series,
            int highestAge,
            boolean unrated,
            int largestPicture,
            int mostKbps,
            int guideDays,
            UsageJson usage) {}

    /// What is left out stays as it is.
    ///
    /// @param password only for a new user
    /// @param lastDay such as `2026-12-31`; empty for no end
    /// @param groups whose channels alone they see; an empty list for all
    /// @param hiddenGroups whose channels they do not see, where `groups` is empty
    /// @param highestAge of age ratings; 18 or more for no limit
    /// @param largestPicture in lines; 0 for any
    /// @param mostKbps of streams in kbit/s; 0 for any
    record UserInput(
            @Nullable String name,
            @Nullable String password,
            @Nullable Integer maxStreams,
            @Nullable Boolean enabled,
            @Nullable String lastDay,
            @Nullable Set<DayOfWeek> days,
            @Nullable Set<Right> rights,
            @Nullable List<String> groups,
            @Nullable List<String> hiddenGroups,
            @Nullable Boolean movies,
            @Nullable Boolean series,
            @Nullable Integer highestAge,
            @Nullable Boolean unrated,
            @Nullable Integer largestPicture,
            @Nullable Integer mostKbps,
            @Nullable Integer guideDays) {}

    /// @param password left out to let the user have none any more
    record PasswordInput(@Nullable String password) {}

    /// @param pin four to eight digits; left out to let the user have none any more
    record PinInput(@Nullable String pin) {}

    /// @param ended how many streams
    record EndedJson(int ended) {}

    private final Users users;
    private final TokenGate tokenGate;
    private final BaseUrls baseUrls;

    UsersApi(Users users, TokenGate tokenGate, BaseUrls baseUrls) {
        this.users = users;
        this.tokenGate = tokenGate;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(UserJson.class);
        return List.of(
                Endpoint.get("/api/users", "All users, the household first", BodySchema.many(UserJson.class), _ -> {
                    var all = new ArrayList<>(List.of(household()));
                    users.all().forEach(user -> all.add(view(user)));
                    return BufferedResponse.json(all);
                }),
                Endpoint.post("/api/users", "Add a user", one, this::add)
                        .taking(UserInput.class)
                        .answering(201),
                Endpoint.put("/api/users/{id}", "Change a user; what is left out stays as it is", one, this::change)
                        .taking(UserInput.class),
                Endpoint.post(
                                "/api/users/{id}/password",
                                "Give a user another password, or none",
                                one,
                                this::changePassword)
                        .taking(PasswordInput.class),
                Endpoint.post(
                                "/api/users/{id}/pin",
                                "Give a user another PIN, which lifts their age limit for some hours, or none",
                                one,
                                this::changePin)
                        .taking(PinInput.class),
                Endpoint.get(
                        "/api/users/{id}/addresses",
                        "What a player is asked for, with the user's secrets; the household has id 0",
                        BodySchema.of(DeviceAddresses.class),
                        this::addresses),
                Endpoint.post(
                        "/api/users/{id}/disconnect",
                        "End what a user watches now; their players may ask again",
                        BodySchema.of(EndedJson.class),
                        request -> BufferedResponse.json(new EndedJson(
                                users.disconnect(Optional.of(existing(request).id()))))),
                Endpoint.delete("/api/users/{id}", "Remove a user with all their devices", request -> {
                    if (users.remove(RequestBody.id(request)).isEmpty()) throw RequestBody.notFound();
                    return BufferedResponse.empty(204);
                }));
    }

    private UserJson household() {
        return new UserJson(
                HOUSEHOLD,
                tokenGate.household().name(),
                false,
                false,
                UserState.ACTIVE,
                0,
                true,
                Optional.empty(),
                UserSettings.EVERY_DAY,
                tokenGate.household().rights(),
                List.of(),
                List.of(),
                true,
                true,
                ViewLimits.highestAge(View.all()),
                ViewLimits.unrated(View.all()),
                ViewLimits.largestPicture(View.all()),
                ViewLimits.mostKbps(View.all()),
                0,
                UsageJson.of(users.usage().ofUser(Optional.empty())));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, UserInput.class);
        var name = Optional.ofNullable(input.name()).orElse("");
        var password = Optional.ofNullable(input.password());
        return checked(() -> BufferedResponse.json(
                        view(users.add(name, password, settings(input, UserSettings.defaults()))))
                .status(201));
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, UserInput.class);
        var now = existing(request);
        var name = Optional.ofNullable(input.name()).orElse(now.name());
        return checked(() ->
                BufferedResponse.json(view(users.change(now.id(), name, settings(input, now.settings())))));
    }

    private Response changePassword(Request request) {
        var input = RequestBody.body(request, PasswordInput.class);
        var now = existing(request);
        return checked(() ->
                BufferedResponse.json(view(users.changePassword(now.id(), Optional.ofNullable(input.password())))));
    }

    private Response changePin(Request request) {
        var input = RequestBody.body(request, PinInput.class);
        var now = existing(request);
        return checked(() -> BufferedResponse.json(view(users.changePin(now.id(), Optional.ofNullable(input.pin())))));
    }

    private Response addresses(Request request) {
        var base = baseUrls.base(request);
        Grant grant = request.variables().getOrDefault("id", "").equals("0")
                ? tokenGate.household()
                : existing(request).grant();
        return BufferedResponse.json(DeviceAddresses.of(base, grant));
    }

    private User existing(Request request) {
        return users.find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    private static UserSettings settings(UserInput input, UserSettings now) {
        int streams = Optional.ofNullable(input.maxStreams()).orElse(now.maxStreams());
        if (streams < 0 || streams > UserSettings.MOST_STREAMS) {
            throw new HttpError(
                    Reason.BAD_REQUEST, Messages.of("server.api.bad-number", "maxStreams", UserSettings.MOST_STREAMS));
        }
        return new UserSettings(
                streams,
                Optional.ofNullable(input.enabled()).orElse(now.enabled()),
                input.lastDay() == null ? now.lastDay() : day(input.lastDay()),
                Optional.ofNullable(input.days()).orElse(now.days()),
                Optional.ofNullable(input.rights()).orElse(now.rights()),
                view(input, now.view()));
    }

    private static View view(UserInput input, View now) {
        var groups = now.channels().groups();
        if (input.groups() != null || input.hiddenGroups() != null) {
            var only = Optional.ofNullable(input.groups()).orElse(List.of());
            var hidden = Optional.ofNullable(input.hiddenGroups()).orElse(List.of());
            groups = !only.isEmpty()
                    ? NameFilter.only(only)
                    : hidden.isEmpty() ? NameFilter.all() : NameFilter.except(hidden);
        }
        var limits = new ViewLimits(
                input.highestAge(), input.unrated(), input.largestPicture(), input.mostKbps(), input.guideDays());
        return limits.over(now)
                .with(now.channels().with(groups))
                .with(TitleKind.MOVIE, titles(Optional.ofNullable(input.movies()), now.movies()))
                .with(TitleKind.SERIES, titles(Optional.ofNullable(input.series()), now.series()));
    }

    private static NameFilter titles(Optional<Boolean> seen, NameFilter now) {
        if (seen.isEmpty() || seen.get() == (now.mode() != NameFilter.FilterMode.NONE)) return now;
        return seen.get() ? NameFilter.all() : NameFilter.none();
    }

    private static List<String> names(NameFilter filter, NameFilter.FilterMode mode) {
        return filter.mode() == mode ? List.copyOf(filter.names()) : List.of();
    }

    private static Optional<LocalDate> day(String text) {
        if (text.isBlank()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-day", "lastDay"));
        }
    }

    private UserJson view(User user) {
        var settings = user.settings();
        return new UserJson(
                user.id(),
                user.name(),
                user.hasPassword(),
                user.hasPin(),
                users.state(user),
                settings.maxStreams(),
                settings.enabled(),
                settings.lastDay().map(LocalDate::toString),
                settings.days(),
                settings.rights(),
                names(settings.view().channels().groups(), NameFilter.FilterMode.ONLY),
                names(settings.view().channels().groups(), NameFilter.FilterMode.EXCEPT),
                settings.view().movies().mode() != NameFilter.FilterMode.NONE,
                settings.view().series().mode() != NameFilter.FilterMode.NONE,
                ViewLimits.highestAge(settings.view()),
                ViewLimits.unrated(settings.view()),
                ViewLimits.largestPicture(settings.view()),
                ViewLimits.mostKbps(settings.view()),
                settings.view().guideDays(),
                UsageJson.of(users.usage().ofUser(Optional.of(user.id()))));
    }

    /// Answers in words what cannot be done.
    static Response checked(Supplier<Response> step) {
        try {
            return step.get();
        } catch (UserRefused e) {
            var reason = switch (e.problem()) {
                case GONE -> Reason.NOT_FOUND;
                case NAME_TAKEN -> Reason.CONFLICT;
                case TOO_MANY_ATTEMPTS, TOO_MANY_PINS -> Reason.TOO_MANY_ATTEMPTS;
                case NO_NAME, BAD_LETTERS, SHORT_PASSWORD, BAD_PIN, TOO_LONG, NO_DAYS, DEVICE_WITHOUT_NAME ->
                    Reason.BAD_REQUEST;
            };
            throw new HttpError(reason, e.words().orElse(""));
        }
    }
}
