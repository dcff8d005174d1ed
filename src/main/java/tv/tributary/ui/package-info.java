/// The desktop. [Desktop] alone knows the engine; pages get only the facades they use.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui;
