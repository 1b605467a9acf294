using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All accounts.</summary>
public sealed class UserList(QueryFilters asked, AdminText text, UserQueries accounts)
    : AdminList<UserListing>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Email, T.Name, T.Status, T.Roles, T.EmailConfirmed, T.LockedUntil, T.Created];

    public override IEnumerable<object?[]> Lines(UserListing row) =>
        [
            [
                row.Email,
                row.DisplayName,
                row.Status,
                string.Join(", ", row.Roles),
                row.EmailConfirmed,
                row.LockedUntil,
                row.CreatedAt,
            ],
        ];

    protected override Task<RowReader<UserListing>> OpenAsync(CancellationToken cancellationToken)
    {
        var (words, status) = (Asked.Word("q", T.Name), Asked.State<UserStatus>("status", T.Status));
        return Task.FromResult<RowReader<UserListing>>((page, ct) => accounts.ListAsync(words, status, page, ct));
    }
}
