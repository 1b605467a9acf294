using Marketplace.Api.Http;
using Marketplace.Api.Products;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Form endpoints of the panel: each calls the same service as its API endpoint, then redirects to a
/// page.</summary>
public static class AdminForms
{
    public static void MapAdminForms(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup(AdminComposition.Root)
            .AddEndpointFilter<RouteGroupBuilder, CheckFormToken>()
            .IgnoresIdempotencyKey()
            .ExcludeFromDescription();
        all.MapPost("/sign-in", SignInForms.SignIn).AllowAnonymous();
        all.MapPost("/sign-in/code", SignInForms.EnterCode).AllowAnonymous();
        all.MapPost("/language", SignInForms.ChooseLanguage).AllowAnonymous();
        all.MapPost("/sign-out", SignInForms.SignOut).RequireAuthorization(AdminAccess.Read);

        var own = all.MapGroup("/second-factor").RequireAuthorization(AdminAccess.Read);
        own.MapPost("/begin", SecondFactorForms.Begin);
        own.MapPost("/confirm", SecondFactorForms.Confirm);
        own.MapPost("/enter", SecondFactorForms.Enter);
        own.MapPost("/recovery-codes", SecondFactorForms.Renew);
        own.MapPost("/disable", SecondFactorForms.Disable);

        // What support may do, too: docs/administration.md.
        var help = all.MapGroup("").RequireAuthorization(AdminAccess.Read);
        help.MapPost("/orders/{id:guid}/notes", OrderForms.AddNote);
        help.MapPost("/orders/{id:guid}/mails", MailForms.Resend);
        help.MapPost("/orders/{id:guid}/messages", MessageForms.Write);
        help.MapPost("/orders/{id:guid}/messages/{messageId:guid}/hide", MessageForms.Hide);
        help.MapPost("/returns/{id:guid}/decide", ReturnForms.Decide);
        help.MapPost("/users/{id:guid}/unlock", UserForms.Unlock);
        help.MapPost("/users/{id:guid}/sessions/{sessionId:guid}/end", UserForms.EndSession);

        var commands = all.MapGroup("").RequireAuthorization(AdminAccess.Write);
        commands.MapPost("/sellers/{id:guid}/approve", SellerForms.Approve);
        commands.MapPost("/sellers/{id:guid}/reject", SellerForms.Reject);
        commands.MapPost("/sellers/{id:guid}/suspend", SellerForms.Suspend);
        commands.MapPost("/sellers/{id:guid}/reinstate", SellerForms.Reinstate);
        commands.MapPost("/sellers/{id:guid}/commission", SellerForms.AgreeCommission);
        commands.MapPost("/sellers/{id:guid}/reveal", SellerForms.Reveal);
        commands.MapPost("/sellers/{id:guid}/verify-identity", SellerForms.VerifyIdentity);
        var sensitive = all.MapGroup("").RequireAuthorization(AdminAccess.Write).RequiresSecondFactor();
        MapSensitive(sensitive);
        sensitive.MapPayoutForms();
        commands.MapPost("/orders/{id:guid}/cancel", OrderForms.Cancel);
        commands.MapPost("/orders/{id:guid}/refunds", OrderForms.Refund);
        commands.MapPost("/categories/create", CategoryForms.Create).ChangesCatalog();
        commands.MapPost("/categories/{id:guid}/change", CategoryForms.Change).ChangesCatalog();
        commands.MapPost("/categories/{id:guid}/delete", CategoryForms.Delete).ChangesCatalog();
        commands.MapPost("/products/{id:guid}/moderate", ProductForms.Moderate).ChangesCatalog();
        commands.MapPost("/products/{id:guid}/restore", ProductForms.Restore).ChangesCatalog();
        commands.MapPost("/users/{id:guid}/disable", UserForms.Disable);
        commands.MapPost("/users/{id:guid}/enable", UserForms.Enable);
        commands.MapPost("/refunds/{id:guid}/retry", PaymentForms.RetryRefund);
        commands.MapPost("/refunds/{id:guid}/assign", RefundForms.Assign);
        commands.MapPost("/payments/{id:guid}/mismatch/resolve", PaymentForms.ResolveMismatch);
        commands.MapPost("/payments/{id:guid}/refresh", PaymentForms.Refresh);
        commands.MapPost("/webhooks/{provider}/{eventId}/reprocess", PaymentForms.Reprocess);
        commands.MapPost("/webhooks/{provider}/{eventId}/dismiss", PaymentForms.Dismiss);
        commands.MapPost("/commission-invoices/{id:guid}/external", CommissionInvoiceForms.NameExternally);
        commands.MapPost("/plans/create", PlanForms.Create);
        commands.MapPost("/plans/{code}/version", PlanForms.AddVersion);
        commands.MapPost("/plans/{code}/change", PlanForms.Change);
        commands.MapPost("/contract-templates/add", SalesContractForms.Add);
        commands.MapPost("/jobs/{name}/run", PlatformForms.RunJob);
        commands.MapPost("/events/redrive", PlatformForms.Redrive);
        commands.MapPost("/mails/{id:guid}/retry", MailForms.Retry);
        commands.MapPost("/mails/{id:guid}/drop", MailForms.Drop);
    }

    /// <summary>Commands before which a code of the second factor is asked for.</summary>
    private static void MapSensitive(RouteGroupBuilder commands)
    {
        commands.MapPost("/returns/{id:guid}/mark-paid", ReturnForms.MarkPaid);
        commands.MapPost("/refunds/{id:guid}/mark-paid", PaymentForms.MarkRefundPaid);
        commands.MapPost("/refunds/{id:guid}/mark-returned", RefundForms.MarkReturned);
        commands.MapPost("/returns/{id:guid}/reveal-account", ReturnForms.RevealAccount);
        commands.MapPost("/users/{id:guid}/roles", UserForms.SetRoles);
        commands.MapPost("/sellers/{id:guid}/payout-account/verify", PayoutAccountForms.Verify);
        commands.MapPost("/sellers/{id:guid}/payout-account/block", PayoutAccountForms.Block);
        commands.MapPost("/sellers/{id:guid}/payout-hold", PayoutAccountForms.Hold);
        commands.MapPost("/sellers/{id:guid}/payout-release", PayoutAccountForms.Release);
        commands.MapPost("/users/{id:guid}/reset-second-factor", UserForms.ResetSecondFactor);
        commands.MapPost("/sellers/{id:guid}/withholding-exemption", WithholdingForms.Exempt);
        commands.MapPost("/sellers/{id:guid}/withholding-exemption/end", WithholdingForms.End);
        commands.MapPost("/ledger/adjustments/propose", AdjustmentForms.Propose);
        commands.MapPost("/ledger/adjustments/{id:guid}/approve", AdjustmentForms.Approve);
        commands.MapPost("/ledger/adjustments/{id:guid}/reject", AdjustmentForms.Reject);
    }
}
