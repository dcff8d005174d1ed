/// Programmes of guides: how they are packed into blocks, put in order, and merged where several guides have
/// them. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.guide.programme;
