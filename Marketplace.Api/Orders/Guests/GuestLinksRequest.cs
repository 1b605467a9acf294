using FluentValidation;
using Marketplace.Api.Users;

namespace Marketplace.Api.Orders;

/// <summary>Whose orders links are wanted to.</summary>
/// <param name="Email">The address the orders were placed with.</param>
public sealed record GuestLinksRequest(string Email)
{
    public sealed class Validator : AbstractValidator<GuestLinksRequest>
    {
        public Validator() => RuleFor(r => r.Email).MustBeEmail();
    }
}
