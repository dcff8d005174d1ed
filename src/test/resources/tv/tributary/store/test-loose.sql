insert into book (shelf, title) values (99, 'lost');
