using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Marketplace.Api.Admin;

/// <summary>On panel URLs, identifies the user by the cookie only, including on anonymous pages; access tokens are
/// ignored.</summary>
public sealed class AdminPrincipal(RequestDelegate next)
{
    private const string Style = AdminComposition.Root + "/admin.css";

    public async Task InvokeAsync(HttpContext context)
    {
        if (AdminErrors.Owns(context))
        {
            var isStyle = context.Request.Path.Equals(Style, StringComparison.Ordinal);
            context.User =
                (isStyle ? null : (await context.AuthenticateAsync(AdminAccess.Scheme)).Principal)
                ?? new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }
}
