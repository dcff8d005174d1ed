package tv.tributary.server.api;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.review.Question;
import tv.tributary.catalog.review.Questions;
import tv.tributary.identity.name.PictureQuality;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Merge figures, and questions about channels.
final class ReviewApi {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;

    /// A channel in few words.
    record ShortView(long id, String number, String name, String group, int sources) {
        static ShortView of(ChannelRow row) {
            var channel = row.channel();
            return new ShortView(
                    channel.id().value(), channel.number(), channel.name(), channel.group(), row.sources());
        }
    }

    record LineView(long id, String name, String group, String provider, String guideId, PictureQuality quality) {}

    /// One side of a question: a channel, or those of its streams that may be one of their own.
    record SideView(long channel, String name, String logo, List<LineView> streams) {
        static SideView of(Question.Side side) {
            return new SideView(
                    side.channel().channel().id().value(),
                    side.name(),
                    side.logo(),
                    side.streams().stream()
                            .map(line -> new LineView(
                                    line.id().value(),
                                    line.name(),
                                    line.group(),
                                    line.provider(),
                                    line.guideId(),
                                    line.quality()))
                            .toList());
        }
    }

    /// `sureness` is of 100. Yes makes one channel of two where `join`, else two of one.
    record QuestionView(
            long id, QuestionKind kind, boolean join, int sureness, SideView one, SideView other, String why) {}

    record KindView(QuestionKind kind, boolean join, String words, int open, int sureness) {}

    record QuestionsView(int total, List<KindView> kinds, List<QuestionView> questions) {}

    record Ids(@Nullable List<Long> ids) {}

    record ShareView(long provider, String name, int streams, int channels) {}

    record MergeView(CatalogCounts counts, List<ShareView> providers, List<ShortView> largest) {}

    private final MergeReview mergeReview;
    private final Questions questions;

    ReviewApi(MergeReview mergeReview, Questions questions) {
        this.mergeReview = mergeReview;
        this.questions = questions;
    }

    List<Endpoint> endpoints() {
        var done = BodySchema.of(EditsApi.EditedView.class);
        return List.of(
                Endpoint.get("/api/merge", "What the merging came to", BodySchema.of(MergeView.class), _ -> merge()),
                Endpoint.get(
                                "/api/questions",
                                "Questions about channels: whether two are one, whether one should be two; the surest first",
                                BodySchema.of(QuestionsView.class),
                                this::list)
                        .with("kind", String.class, "only those of one kind; all if not given")
                        .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                        .with("limit", Integer.class, "how many at most, up to 1000; 50 if not given"),
                one("yes", "Merge the two, or make two of one", done, questions::yes),
                one("no", "Keep two channels apart, or a channel together, for good", done, questions::no),
                all("yes", "Answer all questions of a kind with yes, in one step", done, questions::yesToAll),
                all("no", "Answer all questions of a kind with no, in one step", done, questions::noToAll),
                Endpoint.post(
                        "/api/questions/{id}/later",
                        "Put a question off for two weeks, or until a sync brings news to it",
                        BodySchema.of(Ids.class),
                        request -> putOff(() -> questions.later(RequestBody.id(request)))),
                Endpoint.post(
                        "/api/questions/kinds/{kind}/later",
                        "Put all questions of a kind off",
                        BodySchema.of(Ids.class),
                        request -> putOff(() ->
                                questions.laterAll(kind(request.variables().getOrDefault("kind", ""))))),
                Endpoint.post(
                                "/api/questions/reopen",
                                "Ask again what was put off",
                                BodySchema.of(Ids.class),
                                this::reopen)
                        .taking(Ids.class));
    }

    private static Endpoint one(String answer, String summary, BodySchema done, LongFunction<EditResult> edit) {
        return Endpoint.post(
                "/api/questions/{id}/" + answer,
                summary,
                done,
                request -> edited(() -> edit.apply(RequestBody.id(request))));
    }

    private static Endpoint all(
            String answer, String summary, BodySchema done, Function<QuestionKind, EditResult> edit) {
        return Endpoint.post(
                "/api/questions/kinds/{kind}/" + answer,
                summary,
                done,
                request -> edited(() -> edit.apply(kind(request.variables().getOrDefault("kind", "")))));
    }

    private Response merge() {
        var figures = mergeReview.figures(20);
        var providers = figures.providers().stream()
                .map(share -> new ShareView(share.provider().value(), share.name(), share.streams(), share.channels()))
                .toList();
        var largest = figures.largest().stream().map(ShortView::of).toList();
        return BufferedResponse.json(new MergeView(figures.counts(), providers, largest));
    }

    private Response list(Request request) {
        var page = questions.page(
                request.query("kind").filter(name -> !name.isEmpty()).map(ReviewApi::kind),
                RequestBody.number(request, "offset", 0, Integer.MAX_VALUE),
                RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE));
        var kinds = page.kinds().stream()
                .map(open -> new KindView(
                        open.kind(), open.kind().isJoin(), Messages.of(open.kind()), open.open(), open.sureness()))
                .toList();
        var views = page.questions().stream()
                .map(one -> new QuestionView(
                        one.id(),
                        one.kind(),
                        one.kind().isJoin(),
                        one.sureness(),
                        SideView.of(one.one()),
                        SideView.of(one.other()),
                        one.words()))
                .toList();
        return BufferedResponse.json(new QuestionsView(page.open(), kinds, views));
    }

    /// By its name in JSON: `two_countries`.
    private static QuestionKind kind(String name) {
        for (var kind : QuestionKind.values()) if (kind.name().equalsIgnoreCase(name)) return kind;
        throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-question-kind", name));
    }

    private interface Edit {
        EditResult make();
    }

    private static Response edited(Edit edit) {
        return BufferedResponse.json(EditsApi.view(EditsApi.checked(edit::make)));
    }

    private interface PuttingOff {
        List<Long> run();
    }

    private static Response putOff(PuttingOff puttingOff) {
        return BufferedResponse.json(new Ids(EditsApi.checked(puttingOff::run)));
    }

    private Response reopen(Request request) {
        var ids = RequestBody.body(request, Ids.class).ids();
        if (ids == null || ids.contains(null))
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-json", "ids"));
        questions.reopen(ids);
        return BufferedResponse.json(new Ids(ids));
    }
}
