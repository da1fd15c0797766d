namespace Lodestar.Kernel;

/// <summary>A column whose value, once marked as deleted, keeps its row out of whatever is restored.</summary>
internal sealed record MarkedColumn(string Table, string Column);
