using Marketplace.Foundation;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Reads one page of a list whose filters are known.</summary>
public delegate Task<Result<Page<TRow>>> RowReader<TRow>(PageRequest page, CancellationToken cancellationToken);
