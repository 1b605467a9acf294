using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Admin;

/// <content>The texts, one line each.</content>
public sealed partial class AdminText
{
    public string Panel => Of(new("Pazar yeri yönetimi", "Marketplace admin"));
    public string SkipToContent => Of(new("İçeriğe geç", "Skip to content"));
    public string Navigation => Of(new("Menü", "Menu"));
    public string Dashboard => Of(new("Genel bakış", "Overview"));
    public string Sellers => Of(StoresPage.Name);
    public string Orders => Of(new("Siparişler", "Orders"));
    public string Sales => Of(new("Satışlar", "Sales"));
    public string SalesLead =>
        Of(
            new(
                "Verilen ve iptal edilmeyen siparişler, teslimat dahil, iadeler düşülmüş; değişim önceki eşit döneme "
                    + "göre. En çok beş dakika gecikir.",
                "Orders placed, excluding rejected and cancelled ones; includes delivery, minus refunds. Changes are "
                    + "against the previous period of the same length. Up to five minutes behind."
            )
        );
    public string Revenue => Of(new("Ciro", "Revenue"));
    public string AverageOrder => Of(new("Ortalama sipariş", "Average order"));
    public string SellingStores => Of(new("Satış yapan mağaza", "Selling stores"));
    public string Buyers => Of(new("Alıcı", "Buyers"));
    public string TopStores => Of(new("En çok satan mağazalar", "Top stores"));
    public string PopularSellers => Of(new("Popüler mağazalar", "Popular sellers"));
    public string Score => Of(new("Puan", "Score"));
    public string SellerFaults => Of(new("Mağaza kusuru", "Seller at fault"));
    public string NoSales => Of(new("Bu dönemde satış yok.", "No sales in this period."));

    public string LastDays(int days) => Of(new($"Son {days} gün", $"Last {days} days"));

    public string Products => Of(new("Ürünler", "Products"));
    public string Users => Of(new("Kullanıcılar", "Users"));
    public string Payments => Of(new("Ödemeler", "Payments"));
    public string Webhooks => Of(new("Gelen bildirimler", "Webhook inbox"));
    public string Ledger => Of(new("Defter", "Ledger"));
    public string Plans => Of(new("Planlar", "Plans"));
    public string Subscriptions => Of(new("Abonelikler", "Subscriptions"));
    public string Invoices => Of(new("Faturalar", "Invoices"));
    public string Jobs => Of(new("Görevler", "Jobs"));
    public string Events => Of(new("Olaylar", "Events"));
    public string Audit => Of(new("Denetim kaydı", "Audit log"));
    public string Invariants => Of(new("Tutarlılık", "Invariants"));
    public string System => Of(new("Sistem", "System"));
    public string GroupTrade => Of(new("Ticaret", "Trade"));
    public string GroupMoney => Of(new("Para", "Money"));
    public string GroupPlatform => Of(new("Platform", "Platform"));
    public string SignIn => Of(new("Giriş yap", "Sign in"));
    public string SignOut => Of(new("Çıkış", "Sign out"));
    public string SignInLead =>
        Of(new("Yönetici veya destek hesabınızla girin.", "Use your administrator or support account."));
    public string Email => Of(new("E-posta", "E-mail"));
    public string Password => Of(new("Parola", "Password"));
    public string TimesAreLocal =>
        Of(
            new(
                $"Saatler {marketplace.Value.TimeZone} saatidir; üzerine gelince UTC görünür.",
                $"Times are in {marketplace.Value.TimeZone}; hover over one to see it in UTC."
            )
        );
    public string ReadOnly => Of(new("Destek: okuma ve yardım", "Support: reads and helps"));
    public string Status => Of(new("Durum", "Status"));
    public string All => Of(new("Tümü", "All"));
    public string Search => Of(new("Ara", "Search"));
    public string Filter => Of(new("Süz", "Filter"));
    public string Clear => Of(new("Temizle", "Clear"));
    public string NextPage => Of(new("Sonraki sayfa", "Next page"));
    public string FirstPage => Of(new("Başa dön", "Back to the first page"));
    public string Name => Of(new("Ad", "Name"));
    public string Created => Of(new("Oluşturulma", "Created"));
    public string Approved => Of(new("Onay", "Approved"));
    public string Reason => Of(new("Gerekçe", "Reason"));
    public string ReasonIfAny => Of(new("Gerekçe (isteğe bağlı)", "Reason (optional)"));
    public string ReasonHint =>
        Of(
            new(
                "Denetim kaydına yazılır; mağaza sahibine iletilir.",
                "Saved in the audit log and sent to the store owner."
            )
        );
    public string ReasonHintUser => Of(new("Denetim kaydına yazılır.", "Saved in the audit log."));
    public string Yes => Of(new("Evet", "Yes"));
    public string No => Of(new("Hayır", "No"));
    public string None => Of(new("yok", "none"));
    public string Details => Of(new("Ayrıntılar", "Details"));
    public string Actions => Of(new("İşlemler", "Actions"));
    public string History => Of(new("Geçmiş", "History"));
    public string Amount => Of(new("Tutar", "Amount"));
    public string Total => Of(new("Toplam", "Total"));
    public string Refunded => Of(new("İade edilen", "Refunded"));
    public string Purpose => Of(new("Amaç", "Purpose"));
    public string Provider => Of(new("Sağlayıcı", "Provider"));
    public string Type => Of(new("Tür", "Type"));
    public string When => Of(new("Zaman", "When"));
    public string Who => Of(new("Kim", "Who"));
    public string What => Of(new("İşlem", "Action"));
    public string Object => Of(new("Nesne", "Object"));
    public string SystemActor => Of(new("Sistem", "System"));
    public string Attempts => Of(new("Deneme", "Attempts"));
    public string LastError => Of(new("Son hata", "Last error"));
    public string Received => Of(new("Alındı", "Received"));
    public string Due => Of(new("Son tarih", "Due"));
    public string Paid => Of(new("Ödendi", "Paid"));
    public string Plan => Of(new("Plan", "Plan"));
    public string Version => Of(new("Sürüm", "Version"));
    public string Period => Of(new("Dönem", "Period"));
    public string Renewal => Of(new("Dönem sonu", "Period end"));
    public string Store => Of(new("Mağaza", "Store"));
    public string Payer => Of(new("Ödeyen", "Payer"));
    public string Reference => Of(new("Dayanak", "Reference"));
    public string Payment => Of(new("Ödeme", "Payment"));
    public string NotFound => Of(new("Kayıt bulunamadı", "Not found"));
    public string NotFoundText =>
        Of(new("Böyle bir kayıt yok ya da silinmiş.", "This record does not exist or has been deleted."));
    public string Back => Of(new("Geri", "Back"));
    public string ToOverview => Of(new("Genel bakışa dön", "Back to overview"));
    public string RequestId => Of(new("İstek numarası", "Request id"));
    public string Code => Of(new("Kod", "Code"));
    public string StoreName => Of(new("Mağaza adı", "Store name"));
    public string StoreAddress => Of(new("Mağaza adresi", "Store address"));
    public string LegalName => Of(new("Ticari unvan", "Legal name"));
    public string TaxId => Of(new("Vergi no", "Tax id"));
    public string Iban => Of(new("IBAN", "IBAN"));
    public string Contact => Of(new("İletişim", "Contact"));
    public string Phone => Of(new("Telefon", "Phone"));
    public string Address => Of(new("Adres", "Address"));
    public string Description => Of(new("Açıklama", "Description"));
    public string Commission => Of(new("Komisyon", "Commission"));
    public string CommissionOfPlan => Of(new("Planın komisyonu", "Plan commission"));
    public string AgreeCommission => Of(new("Komisyonu kaydet", "Save commission"));
    public string CommissionAgreed => Of(new("Komisyon kaydedildi.", "Commission saved."));
    public string Doors => Of(new("Satışa açık", "Open for orders"));
    public string DoorsOpen => Of(new("Evet", "Yes"));
    public string DoorsClosed => Of(new("Hayır", "No"));
    public string Owner => Of(new("Sahibi", "Owner"));
    public string Approve => Of(new("Onayla", "Approve"));
    public string ApproveConfirm =>
        Of(new("Mağaza onaylanır ve satışa başlar.", "Approves the store, which can then start selling."));
    public string Reject => Of(new("Reddet", "Reject"));
    public string RejectConfirm =>
        Of(
            new(
                "Başvuru geri çevrilir; mağaza düzeltip yeniden gönderebilir.",
                "Rejects the application; the store can correct it and submit it again."
            )
        );
    public string Suspend => Of(new("Askıya al", "Suspend"));
    public string SuspendConfirm =>
        Of(
            new(
                "Mağazanın ürünleri gizlenir; açık siparişler sürer.",
                "Hides the store's products; open orders continue."
            )
        );
    public string Reinstate => Of(new("Yeniden aç", "Reinstate"));
    public string ReinstateConfirm => Of(new("Mağaza yeniden satış yapar.", "The store can sell again."));
    public string SellerApproved => Of(new("Mağaza onaylandı.", "Store approved."));
    public string SellerRejected => Of(new("Başvuru geri çevrildi.", "Application rejected."));
    public string SellerSuspended => Of(new("Mağaza askıya alındı.", "Store suspended."));
    public string SellerReinstated => Of(new("Mağaza yeniden açıldı.", "Store reinstated."));
    public string NoSellers =>
        Of(new("Henüz mağaza yok. Başvurular burada görünür.", "No stores yet. Applications will appear here."));
    public string Roles => Of(new("Roller", "Roles"));
    public string Role => Of(new("Rol", "Role"));
    public string EmailConfirmed => Of(new("E-posta doğrulandı", "E-mail confirmed"));
    public string LockedUntil => Of(new("Kilit sonu", "Locked until"));
    public string Locked => Of(new("Kilitli", "Locked"));
    public string LanguageOfAccount => Of(new("Dil", "Language"));
    public string Sessions => Of(new("Oturumlar", "Sessions"));
    public string LastUsed => Of(new("Son kullanım", "Last used"));
    public string Browser => Of(new("Tarayıcı", "Browser"));
    public string IpAddress => Of(new("IP adresi", "IP address"));
    public string NoSessions => Of(new("Açık oturum yok.", "No open sessions."));
    public string NoUsers =>
        Of(
            new(
                "Kullanıcı bulunamadı. Kayıt olanlar burada görünür.",
                "No users found. Registered users will appear here."
            )
        );
    public string Disable => Of(new("Hesabı kapat", "Disable account"));
    public string DisableConfirm =>
        Of(new("Hesap kapatılır, bütün oturumları sona erer.", "Disables the account and ends all its sessions."));
    public string Enable => Of(new("Hesabı aç", "Enable account"));
    public string Unlock => Of(new("Kilidi kaldır", "Unlock"));
    public string SaveRoles => Of(new("Rolleri kaydet", "Save roles"));
    public string RoleSupport =>
        Of(
            new(
                "Destek (okur, kilit açar, oturum bitirir, not yazar)",
                "Support (reads, unlocks, ends sessions, notes)"
            )
        );
    public string RoleAdmin => Of(new("Yönetici (okur ve değiştirir)", "Administrator (read and write)"));
    public string UserDisabled => Of(new("Hesap kapatıldı.", "Account disabled."));
    public string UserEnabled => Of(new("Hesap açıldı.", "Account enabled."));
    public string UserUnlocked => Of(new("Kilit kaldırıldı.", "Account unlocked."));
    public string WithFindings => Of(new("bulgularla bitti", "finished with findings"));
    public string RolesSet => Of(new("Roller kaydedildi.", "Roles saved."));
    public string FailureCode => Of(new("Hata kodu", "Failure code"));
    public string ProviderPaymentId => Of(new("Sağlayıcı no", "Provider id"));
    public string CaptureId => Of(new("Tahsilat no", "Capture id"));
    public string SucceededAt => Of(new("Başarılı olduğu an", "Succeeded at"));
    public string Accepted => Of(new("Kabul edildi", "Accepted"));
    public string Deliveries => Of(new("Bildirimler", "Deliveries"));
    public string NoWebhooks =>
        Of(
            new(
                "Henüz bildirim yok. Ödeme sağlayıcının imzalı bildirimleri burada görünür.",
                "No deliveries yet. Signed deliveries from the payment provider will appear here."
            )
        );
    public string Reprocess => Of(new("Yeniden işle", "Reprocess"));
    public string ReprocessConfirm =>
        Of(new("Bildirim, bugün gelmiş gibi yeniden işlenir.", "Processes the delivery as if it had just arrived."));
    public string Dismiss => Of(new("Kapat", "Dismiss"));
    public string DismissConfirm =>
        Of(
            new(
                "Bu bildirim başka yolla çözüldüyse kapatın; bekleyenler arasında sayılmaz. Sonra yine işlenebilir.",
                "Dismiss the delivery if it was resolved another way; it is then no longer listed as pending. You can "
                    + "still reprocess it later."
            )
        );
    public string WebhookDismissed => Of(new("Bildirim kapatıldı.", "Delivery dismissed."));
    public string WebhookReprocessed => Of(new("Bildirim yeniden işlendi.", "Delivery reprocessed."));
    public string Payload => Of(new("İçerik", "Payload"));
    public string NextAttempt => Of(new("Sonraki deneme", "Next attempt"));
    public string Balances => Of(new("Bakiyeler", "Balances"));
    public string Entries => Of(new("Kayıtlar", "Entries"));
    public string Account => Of(new("Hesap", "Account"));
    public string Debit => Of(new("Borç", "Debit"));
    public string Credit => Of(new("Alacak", "Credit"));
    public string Balance => Of(new("Bakiye", "Balance"));
    public string NoEntries =>
        Of(
            new(
                "Defter boş. Ödenen siparişler ve faturalar burada görünür.",
                "The ledger is empty. Paid orders and invoices will appear here."
            )
        );
    public string Balanced => Of(new("Borç ve alacak eşit.", "Debits and credits are equal."));
    public string NotBalanced => Of(new("Borç ve alacak eşit değil!", "Debits and credits are not equal!"));
    public string NewPlan => Of(new("Yeni plan", "New plan"));
    public string PlanCode => Of(new("Kod", "Code"));
    public string NameTr => Of(new("Türkçe adı", "Turkish name"));
    public string NameEn => Of(new("İngilizce adı", "English name"));
    public string Order => Of(new("Sıra", "Order"));
    public string Price => Of(new("Fiyat", "Price"));
    public string Limits => Of(new("Sınırlar", "Limits"));
    public string AnalyticsDays => Of(new("Analiz günü", "Analytics days"));
    public string Features => Of(new("Özellikler", "Features"));
    public string FeaturesHint =>
        Of(new("Virgülle ayrılmış, örneğin csvImport, factors", "Comma-separated, for example csvImport, factors"));
    public string EffectiveFrom => Of(new("Geçerlilik başı", "Effective from"));
    public string EffectiveHint => Of(new("Boş bırakılırsa hemen.", "Leave empty to apply immediately."));
    public string AddVersion => Of(new("Yeni sürüm ekle", "Add version"));
    public string AddVersionConfirm =>
        Of(
            new(
                "Yeni abonelikler bu sürümü alır; sürenler kendi sürümünde kalır. Sürümler değiştirilemez.",
                "New subscriptions get this version; existing ones keep theirs. Versions cannot be changed."
            )
        );
    public string CreatePlan => Of(new("Planı oluştur", "Create plan"));
    public string ChangePlan => Of(new("Planı değiştir", "Change plan"));
    public string Save => Of(new("Kaydet", "Save"));
    public string Offered => Of(new("Satışta", "Offered"));
    public string Withdrawn => Of(new("Satışta değil", "Withdrawn"));
    public string PlanCreated => Of(new("Plan oluşturuldu.", "Plan created."));
    public string PlanVersionAdded => Of(new("Yeni sürüm eklendi.", "Version added."));
    public string PlanChanged => Of(new("Plan değiştirildi.", "Plan changed."));
    public string InForce => Of(new("Yürürlükte", "Current"));
    public string NoPlans => Of(new("Plan yok.", "No plans."));
    public string NoSubscriptions =>
        Of(
            new(
                "Henüz abonelik yok. Ücretli plan alan mağazalar burada görünür.",
                "No subscriptions yet. Stores on a paid plan will appear here."
            )
        );
    public string NoInvoices =>
        Of(
            new(
                "Henüz fatura yok. Abonelik faturaları burada görünür.",
                "No invoices yet. Subscription invoices will appear here."
            )
        );
    public string InvoiceNumber => Of(new("Fatura no", "Invoice"));
    public string Issued => Of(new("Kesim", "Issued"));
    public string Job => Of(new("Görev", "Job"));
    public string Every => Of(new("Aralık", "Every"));
    public string LastRun => Of(new("Son çalışma", "Last run"));
    public string Outcome => Of(new("Sonuç", "Outcome"));
    public string RunNow => Of(new("Şimdi çalıştır", "Run now"));
    public string Never => Of(new("hiç", "never"));
    public string Runs => Of(new("Çalışmalar", "Runs"));
    public string Duration => Of(new("Süre", "Duration"));
    public string Machine => Of(new("Makine", "Machine"));
    public string NoRuns => Of(new("Bu görev henüz çalışmadı.", "This job has not run yet."));
    public string DeadEvents => Of(new("Gönderilemeyen olaylar", "Dead events"));
    public string DeadDeliveries => Of(new("İşlenemeyen olay iletileri", "Dead event deliveries"));
    public string WaitingEvents => Of(new("Bekleyen olaylar", "Waiting events"));
    public string Consumer => Of(new("Alıcı", "Consumer"));
    public string Subject => Of(new("Konu", "Subject"));
    public string NoDeadEvents =>
        Of(
            new(
                "Vazgeçilen olay yok. Gönderilemeyen olaylar burada görünür.",
                "No dead events. Events that could not be sent will appear here."
            )
        );
    public string NoDeadDeliveries => Of(new("Vazgeçilen olay iletisi yok.", "No dead event deliveries."));
    public string NoWaitingEvents => Of(new("Bekleyen olay yok.", "No waiting events."));
    public string Redrive => Of(new("Hepsini yeniden gönder", "Redrive all"));
    public string RedriveConfirm =>
        Of(
            new(
                "Vazgeçilen bütün olaylar ve teslimatlar yeniden kuyruğa alınır.",
                "Moves all dead events and deliveries back to their queues."
            )
        );
    public string NoAudit =>
        Of(new("Kayıt yok. Yönetici işlemleri burada görünür.", "No entries. Administrator actions will appear here."));
    public string Field => Of(new("Alan", "Field"));
    public string Before => Of(new("Önce", "Before"));
    public string After => Of(new("Sonra", "After"));
    public string ActionFilter => Of(new("İşlem (başı)", "Action (starts with)"));
    public string ObjectId => Of(new("Nesne no", "Object id"));
    public string Health => Of(new("Sağlık", "Health"));
    public string Check => Of(new("Denetim", "Check"));
    public string Settings => Of(new("Ayarlar", "Settings"));
    public string Setting => Of(new("Ayar", "Setting"));
    public string Value => Of(new("Değer", "Value"));
    public string Transport => Of(new("Olay taşıyıcısı", "Event transport"));
    public string Currency => Of(new("Para birimi", "Currency"));
    public string PublicUrl => Of(new("Genel adres", "Public URL"));
    public string CardPayments => Of(new("Kartla ödeme", "Card payments"));
    public string On => Of(new("Açık", "On"));
    public string Off => Of(new("Kapalı", "Off"));
    public string SoftwareVersion => Of(new("Yazılım sürümü", "Software version"));
    public string PendingSellers => Of(new("Onay bekleyen mağaza", "Stores awaiting approval"));
    public string ApprovedSellers => Of(new("Onaylı mağaza", "Approved stores"));
    public string UsersToday => Of(new("bugün kaydolan", "registered today"));
    public string ActiveSubscriptions => Of(new("Süren abonelik", "Active subscriptions"));
    public string UnpaidSubscriptions => Of(new("ödenmemiş", "unpaid"));
    public string CardToday => Of(new("Bugün kartla tahsilat", "Card payments today"));
    public string CardMonth => Of(new("30 günde kartla tahsilat", "Card payments, 30 days"));
    public string NeedsAttention => Of(new("İlgi bekleyenler", "Needs attention"));
    public string AllQuiet =>
        Of(
            new(
                "Her şey yolunda: bekleyen iş, vazgeçilen olay ya da başarısız görev yok.",
                "All clear: nothing is pending, there are no dead events and no failed jobs."
            )
        );
    public string FailedRefunds => Of(new("Başarısız iade", "Failed refunds"));
    public string MismatchedPayments => Of(new("Tutarı uyuşmayan ödeme", "Mismatched payments"));
    public string FailedWebhooks => Of(new("İşlenemeyen sağlayıcı bildirimi", "Failed webhook deliveries"));
    public string InvariantsBroken => Of(new("Tutarlılık bozuldu", "Violated invariants"));
    public string FailedJobs => Of(new("Başarısız görev (24 saat)", "Failed job runs (24 h)"));
    public string DeadMails => Of(new("Gönderilemeyen e-posta", "Unsent mails"));
    public string LateDeliveries => Of(new("Geciken olay iletisi", "Late event deliveries"));
    public string OutboxLag => Of(new("Olay gecikmesi", "Event lag"));
    public string LatestActs => Of(new("Son işlemler", "Recent actions"));
    public string ShowAll => Of(new("Tümünü göster", "Show all"));
    public string PaymentsFor => Of(new("Bu ödemeye ait bildirimler", "Deliveries for this payment"));
    public string Continue => Of(new("Devam", "Continue"));
    public string Cancel => Of(new("Vazgeç", "Cancel"));

    public string OrderNumber => Of(new("Sipariş no", "Order"));
    public string Buyer => Of(new("Alıcı", "Buyer"));
    public string Units => Of(new("Adet", "Units"));
    public string Lines => Of(new("Kalemler", "Lines"));

    /// <summary>What became of a line's units, as far as something did.</summary>
    public string UnitStates(int cancelled, int packed, int shipped, int delivered, int returned) =>
        string.Join(
            " · ",
            new[]
            {
                (cancelled, Of(new("iptal", "cancelled"))),
                (packed, Of(new("paketli", "packed"))),
                (shipped, Of(new("gönderilen", "shipped"))),
                (delivered, Of(new("teslim edilen", "delivered"))),
                (returned, Of(new("iade edilen", "returned"))),
            }
                .Where(state => state.Item1 > 0)
                .Select(state => $"{state.Item2}: {Number(state.Item1)}")
        );

    public string CancelledTotal => Of(new("İptal edilen birimler", "Cancelled units"));

    public string LinePrice => Of(new("Birim fiyat", "Unit price"));
    public string From => Of(new("Başlangıç", "From"));
    public string Until => Of(new("Bitiş", "Until"));
    public string NoOrders =>
        Of(new("Henüz sipariş yok. Verilen siparişler burada görünür.", "No orders yet. New orders will appear here."));
    public string Delivery => Of(new("Teslimat", "Delivery"));
    public string Tracking => Of(new("Takip no", "Tracking"));
    public string Note => Of(new("Not", "Note"));
    public string ItemsTotal => Of(new("Ürünler", "Items"));
    public string ShippingTotal => Of(new("Kargo", "Shipping"));
    public string TaxTotal => Of(new("Vergi (dahil)", "Tax (included)"));
    public string PaymentState => Of(new("Ödeme durumu", "Payment"));
    public string Step => Of(new("Adım", "Step"));
    public string By => Of(new("Yapan", "By"));
    public string ConfirmBy => Of(new("Son onay", "Confirm by"));
    public string OpenOrders => Of(new("Açık sipariş", "Open orders"));
    public string SalesToday => Of(new("Bugünkü satış", "Sales today"));
    public string SalesMonth => Of(new("30 günlük satış", "Sales, 30 days"));
    public string ToShip => Of(new("onay veya gönderim bekleyen", "to confirm or ship"));
    public string Product => Of(new("Ürün", "Product"));
    public string Visibility => Of(new("Görünürlük", "Visibility"));
    public string Stock => Of(new("Stok", "Stock"));
    public string Reserved => Of(new("Ayrılmış", "Reserved"));
    public string Sku => Of(new("Stok kodu", "SKU"));
    public string Variants => Of(new("Çeşitler", "Variants"));
    public string Options => Of(new("Seçenekler", "Options"));
    public string NoProducts =>
        Of(
            new(
                "Henüz ürün yok. Mağazaların ürünleri burada görünür.",
                "No products yet. Store products will appear here."
            )
        );
    public string Published => Of(new("Yayın", "Published"));
    public string HideProduct => Of(new("Gizle", "Hide"));
    public string HideConfirm =>
        Of(
            new(
                "Ürün alıcılara görünmez olur; plandaki yeri dolu kalır.",
                "Hides the product from buyers; it still counts toward the plan limit."
            )
        );
    public string RestoreProduct => Of(new("Yeniden göster", "Unhide"));
    public string ProductHidden => Of(new("Ürün gizlendi.", "Product hidden."));
    public string ProductRestored => Of(new("Ürün yeniden görünür.", "Product visible again."));
    public string HiddenBecause => Of(new("Gizlenme gerekçesi", "Reason for hiding"));
    public string Purchase => Of(new("Alışveriş", "Purchase"));
    public string Images => Of(new("Görseller", "Images"));

    public string AllHold => Of(new("Hepsi geçerli", "All passed"));
    public string SomeBroken => Of(new("İhlal var", "Violated"));
    public string InvariantsLead =>
        Of(
            new(
                "Verinin her zaman sağlaması gereken kurallar; bu sayfa açılırken şimdi denetlendi.",
                "Rules the data must always satisfy, checked when this page was loaded."
            )
        );
    public string Violations => Of(new("İhlal", "Violations"));
    public string Examples => Of(new("Örnekler", "Examples"));

    public string JobRequested(string name) => Of(new($"{name} birazdan çalışacak.", $"{name} will run shortly."));

    public string Redriven(int count) =>
        Of(new($"{Number(count)} olay yeniden kuyruğa alındı.", $"{Number(count)} moved back to the queues."));

    public string SignedInAs(string name) => Of(new($"{name} olarak girdiniz", $"Signed in as {name}"));
}
