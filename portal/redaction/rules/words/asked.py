"""Words with which people ask each other for a machine, an account or an answer that only they know.

They stand among the rules, so that the face of a line that asks keeps them.
"""

# ruff: noqa: E501, RUF001 - words of many languages

WHICH = "which|what|what's|whats|welcher|welche|welches|welchem|was ist|wie heißt|wie heisst|quel|quelle|c'est quoi|cuál|qué|quale|che|qual|que|welke|vilken|vilket|hvilken|hvilket|hvad er|hva er|który|jaki|jaka|která|který|jaký|jaké|aký|aká|mikä|melyik|mi a|care|hangi|какой|какая|який|яка|ποιος|ποιο"
"""What asks for one of several."""
MACHINES = "server|serveur|servidor|serverul|serveren|host|hostname|machine|machina|macchina|máquina|pc|computer|computador|ordenador|equipo|rechner|maschine|box|kiste|vm|node|knoten|ae|ae title|ae-titel|printer|drucker|imprimante|impresora|stampante|impressora|imprimanta|skriver|skrivare|skrivaren|drukarka|tiskárna|tlačiareň|nyomtató|yazıcı|switch|router|firewall|poste|arbeitsplatz|workstation|dator|datorn|datamaskin|maskinen|serwer|komputer|počítač|tietokone|palvelin|kone|gép|szerver|sunucu|bilgisayar|calculatorul|сервер|компьютер|комп'ютер|принтер|διακομιστής|υπολογιστής"
"""What has a name in a network."""
ACCOUNTS = "user|username|user name|userul|userid|login|account|benutzer|benutzername|kennung|konto|kontot|utilisateur|identifiant|compte|usuario|cuenta|utente|usuário|utilizador|conta|contul|gebruiker|gebruikersnaam|användare|användaren|bruker|brukeren|bruger|brugeren|brukernavn|brugernavn|käyttäjä|tunnus|użytkownik|uživatel|účet|používateľ|felhasználó|fiók|utilizator|utilizatorul|kullanıcı|hesap|пользователь|логин|учётка|користувач|логін|χρήστης|λογαριασμός"
"""What somebody signs in with."""
QUESTION = "security question|secret question|memorable question|memorable word|sicherheitsfrage|geheime frage|question secrète|question de sécurité|pregunta de seguridad|pregunta secreta|domanda di sicurezza|domanda segreta|pergunta de segurança|pergunta secreta|veiligheidsvraag|geheime vraag|säkerhetsfråga|säkerhetsfrågan|sikkerhetsspørsmål|sikkerhedsspørgsmål|turvakysymys|pytanie pomocnicze|pytanie bezpieczeństwa|bezpečnostní otázka|kontrolní otázka|bezpečnostná otázka|biztonsági kérdés|întrebare de securitate|güvenlik sorusu|контрольный вопрос|секретный вопрос|контрольне питання|ερώτηση ασφαλείας"
"""How such a question is called."""
ANSWER = "answer|answer on file|answer given|caller gave|caller said|customer said|antwort|hinterlegte antwort|kunde sagt|réponse|respuesta|risposta|resposta|antwoord|svar|vastaus|odpowiedź|odpověď|odpoveď|válasz|răspuns|cevap|yanıt|ответ|відповідь|απάντηση"
"""What stands before its answer."""
